import type { CodeAction, Command, Diagnostic } from 'vscode-languageserver-types';
import { lineHash } from '../config/hash';
import type { Ignore } from '../config/config';
import type { PlanDocument } from '../plan/document';
import { comparePositions, overlaps, type Range } from '../plan/position';
import type { Plan } from '../plan/tree';
import type { Finding, Message } from '../rules/rule';
import { commands } from '../messages';
import { QUICK_FIX } from './action-kinds';
import { fixActions, type FixAction } from './editing/fixes';
import { pageOf } from './rules-of';
import { say, type Language } from './say';

const IGNORE: Message = { zh: '此处不再提示', en: 'Ignore here' };
const SHOW_RULE: Message = { zh: '查看规则说明', en: 'Show the rule' };

/** What the editor asks for. */
export interface ActionRequest {
  readonly range: Range;
  /** Kinds the client wants; without it all. */
  readonly only?: readonly string[] | undefined;
  /** The client's own diagnostics in the range: an action names those it mends. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ActionOptions {
  readonly language: Language;
  readonly findings: readonly Finding[];
  readonly rulePages?: string | undefined;
  /** Whether the client knows the command `workplan.openRule`. */
  readonly canOpenRule: boolean;
  /** The plan's path relative to its workplan.json; undefined when there is no place for such a file. */
  readonly file: string | undefined;
}

/** What an action carries until its edit is worked out. */
export interface IgnoreData {
  readonly kind: 'ignore';
  readonly uri: string;
  readonly ignore: Ignore;
}

/** Makes actions for the findings of one rule on one line. */
type ActionSource = (
  document: PlanDocument,
  plan: Plan,
  group: readonly [Finding, ...Finding[]],
  options: ActionOptions,
) => readonly FixAction[];

/** Findings of one rule on one line share their actions; nobody reads more than so many of them. */
const MAX_GROUPS = 50;

const SOURCES: readonly ActionSource[] = [mend, ignoreHere, showRule];

/**
 * The actions for the findings in a range, those of the first finding first. Their edits are not worked out yet: what
 * an action carries says what they are to be ({@link IgnoreData} for those of a `workplan.json`).
 */
export function codeActions(
  document: PlanDocument,
  plan: Plan,
  request: ActionRequest,
  options: ActionOptions,
): CodeAction[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of options.findings) {
    if (overlaps(finding.range, request.range)) {
      const key = `${finding.range.start.line} ${finding.code}`;
      const group = groups.get(key);
      if (group) {
        group.push(finding);
      } else if (groups.size < MAX_GROUPS) {
        groups.set(key, [finding]);
      }
    }
  }
  const actions = [...groups.values()].flatMap((group) =>
    SOURCES.flatMap((source) => source(document, plan, group, options)),
  );
  return told(merged(actions), options.language).map(({ action, mends }) => {
    const diagnostics = request.diagnostics.filter((diagnostic) =>
      mends.some((finding) => isSame(diagnostic, finding)),
    );
    return { ...action, ...(diagnostics.length > 0 ? { diagnostics } : {}) };
  });
}

/** One entry for all that would do the same: the slips of a level are mended by one fix. */
function merged(actions: readonly FixAction[]): readonly FixAction[] {
  const byTitle = new Map<string, FixAction[]>();
  for (const action of actions) {
    const alike = byTitle.get(action.action.title) ?? [];
    byTitle.set(action.action.title, alike);
    const at = alike.findIndex(({ does }) => does === action.does);
    const same = alike[at];
    if (same) {
      alike[at] = { ...same, mends: [...same.mends, ...action.mends] };
    } else {
      alike.push(action);
    }
  }
  return [...byTitle.values()].flat();
}

/** Titles that say where, for those that stand in the menu more than once. */
function told(actions: readonly FixAction[], language: Language): readonly FixAction[] {
  const counts = new Map<string, number>();
  for (const { action } of actions) {
    counts.set(action.title, (counts.get(action.title) ?? 0) + 1);
  }
  return actions.map((one) => {
    const { action, mends } = one;
    const [first] = mends;
    if (!first || (counts.get(action.title) ?? 0) < 2) {
      return one;
    }
    const { line, character } = first.range.start;
    const title =
      language === 'zh'
        ? `${action.title}（第${line + 1}行第${character + 1}字）`
        : `${action.title} (line ${line + 1}, column ${character + 1})`;
    return { ...one, action: { ...action, title } };
  });
}

function isSame(diagnostic: Diagnostic, finding: Finding): boolean {
  return (
    diagnostic.code === finding.code && comparePositions(diagnostic.range.start, finding.range.start) === 0
  );
}

function mend(
  document: PlanDocument,
  plan: Plan,
  group: readonly [Finding, ...Finding[]],
  { findings, language }: ActionOptions,
): readonly FixAction[] {
  return fixActions(document, plan, group, findings, language);
}

function ignoreHere(
  document: PlanDocument,
  plan: Plan,
  group: readonly [Finding, ...Finding[]],
  { language, file }: ActionOptions,
): readonly FixAction[] {
  const [{ code, range }] = group;
  const line = plan.lines[range.start.line];
  if (!line || file === undefined) {
    return [];
  }
  const data: IgnoreData = {
    kind: 'ignore',
    uri: document.uri,
    ignore: { code, hash: lineHash(line), file },
  };
  const title = language === 'zh' ? `${IGNORE.zh}（${code}）` : `${IGNORE.en} (${code})`;
  return [{ action: { title, kind: QUICK_FIX, data }, mends: group, does: JSON.stringify(data) }];
}

function showRule(
  _document: PlanDocument,
  _plan: Plan,
  group: readonly [Finding, ...Finding[]],
  { language, rulePages, canOpenRule }: ActionOptions,
): readonly FixAction[] {
  const [{ code }] = group;
  if (!canOpenRule || pageOf(code, rulePages ?? '') === undefined) {
    return [];
  }
  const words = say(SHOW_RULE, language);
  const title = language === 'zh' ? `${words}（${code}）` : `${words} (${code})`;
  const command: Command = { title, command: commands.openRule, arguments: [code] };
  return [{ action: { title, kind: QUICK_FIX, command }, mends: group, does: code }];
}
