import type { Line } from '../plan/line';
import type { Finding } from '../rules/rule';
import type { Ignore } from './config';
import { lineHash } from './hash';

/** The code under which an ignore that hides nothing is itself reported. */
export const UNUSED_IGNORE = 'ignore/unused';

/** What is left of the findings, and which ignores hid one. */
export interface IgnoreResult {
  readonly kept: readonly Finding[];
  readonly used: ReadonlySet<Ignore>;
}

/**
 * Takes out the findings that the user wants not to see: those with an ignore of their code and of the words of
 * the line they begin in. An ignore hides every finding it fits.
 *
 * @param lines the lines the findings were made from
 */
export function applyIgnores(
  findings: readonly Finding[],
  lines: readonly Line[],
  ignores: readonly Ignore[],
): IgnoreResult {
  const used = new Set<Ignore>();
  if (ignores.length === 0) {
    return { kept: findings, used };
  }
  const byCode = new Map<string, Map<string, Ignore[]>>();
  for (const ignore of ignores) {
    const byHash = byCode.get(ignore.code) ?? new Map<string, Ignore[]>();
    byCode.set(ignore.code, byHash);
    const same = byHash.get(ignore.hash);
    if (same) {
      same.push(ignore);
    } else {
      byHash.set(ignore.hash, [ignore]);
    }
  }
  const kept = findings.filter((finding) => {
    const byHash = byCode.get(finding.code);
    const line = byHash && lines[finding.range.start.line];
    const fitting = line && byHash.get(lineHash(line));
    // Of two equal ignores only the first does anything: the other is one too many and is reported.
    const [first] = fitting ?? [];
    if (!first) {
      return true;
    }
    used.add(first);
    return false;
  });
  return { kept, used };
}

/**
 * The ignores that hid nothing although the plan they were made for was looked at.
 *
 * @param checked which plans were: `all` of the configuration's folder, or the paths given, relative to it with
 *   forward slashes. An ignore without `file` is judged only when all were.
 * @param isJudged whether a rule had its say: what is not looked for cannot be missing
 */
export function unusedIgnores(
  ignores: readonly Ignore[],
  used: ReadonlySet<Ignore>,
  checked: 'all' | ReadonlySet<string>,
  isJudged: (ignore: Ignore) => boolean = () => true,
): readonly Ignore[] {
  return ignores.filter((ignore) => {
    if (used.has(ignore) || !isJudged(ignore)) {
      return false;
    }
    return checked === 'all' || (ignore.file !== undefined && checked.has(normalized(ignore.file)));
  });
}

function normalized(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}
