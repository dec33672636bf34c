import type { Relations } from '../../archive/model';
import { applyIgnores } from '../../config/ignores';
import type { Ignore } from '../../config/config';
import { mergeLevels } from '../../config/levels';
import type { ArchiveView } from '../../features/earlier/archive-view';
import type { Line } from '../../plan/line';
import type { PlanDocument } from '../../plan/document';
import { inOrder } from '../../rules/check';
import type { Finding, RuleLevel } from '../../rules/rule';
import { archiveRuleOf, isArchiveCode } from '../../archive/rules/index';
import { checkInSteps } from '../../archive/rules/check';
import type { Checked } from '../checker';
import { anchor, findAgain, type Anchored } from './kept-findings';
import { Slices, UNHURRIED, type Pace } from './pace';

/** What the earlier years had to say of a document. */
interface Kept {
  readonly findings: readonly Anchored[];
  /** The text they hold for. */
  readonly lines: readonly Line[];
  /** What they were made from. */
  readonly relations: Relations | undefined;
  readonly levels: string;
  /** Stands for the findings: others have another number. */
  readonly id: number;
}

interface Merged {
  readonly base: Checked;
  readonly id: number;
  readonly result: Checked;
}

/**
 * What the earlier years have to say of open drafts. It is worked out in slices after the text's own findings, and kept
 * for as long as the words it is about stay: so a keystroke neither waits for it nor makes it flicker.
 */
export class ArchiveChecker {
  readonly #kept = new WeakMap<PlanDocument, Kept>();
  readonly #merged = new WeakMap<PlanDocument, Merged>();
  readonly #pace: Pace;
  #count = 0;

  constructor(pace: Pace = UNHURRIED) {
    this.#pace = pace;
  }

  /** A text's result with the findings that earlier years added and that still hold. */
  merge(document: PlanDocument, base: Checked): Checked {
    const kept = this.#kept.get(document);
    if (!kept) {
      return base;
    }
    const known = this.#merged.get(document);
    if (known?.base === base && known.id === kept.id) {
      return known.result;
    }
    const present = this.#present(document, kept);
    const levels = mergeLevels(base.settings.rules, base.found.config.rules);
    const found = present.findings.flatMap(({ finding }) => atLevel(finding, levels));
    const { kept: shown, used } = applyIgnores(found, base.plan.lines, base.found.config.ignores);
    const result: Checked = {
      ...base,
      findings: shown.length > 0 ? [...base.findings, ...shown].sort(inOrder) : base.findings,
      used: used.size > 0 ? new Set<Ignore>([...base.used, ...used]) : base.used,
      besideArchive: true,
      resultId: shown.length > 0 ? `${base.resultId}.${kept.id}` : base.resultId,
    };
    this.#merged.set(document, { base, id: kept.id, result });
    return result;
  }

  /**
   * Works out what earlier years have to say of a text, unless that has been done.
   *
   * @param view undefined where there are none
   * @param isStale whether the answer would be in vain
   * @returns whether anything is to be shown differently
   */
  async check(
    document: PlanDocument,
    base: Checked,
    view: ArchiveView | undefined,
    isStale: () => boolean = () => false,
  ): Promise<boolean> {
    const levels = JSON.stringify(this.#levelsOf(base));
    const before = this.#kept.get(document);
    if (!view) {
      this.#kept.delete(document);
      return (before?.findings.length ?? 0) > 0;
    }
    const { relations, archive } = view;
    if (before?.relations === relations && before.levels === levels) {
      return false;
    }
    const { plan } = base;
    const steps = checkInSteps({ plan, relations, archive }, { levels: this.#levelsOf(base) });
    const findings = await new Slices(this.#pace).run(steps, isStale);
    if (!findings || isStale()) {
      return false;
    }
    const anchored = anchor(findings, plan.lines, relations);
    const shown = before ? this.#present(document, before).findings : [];
    const isOther = JSON.stringify(shown.map(plain)) !== JSON.stringify(anchored.map(plain));
    const id = before && !isOther ? before.id : ++this.#count;
    this.#kept.set(document, { findings: anchored, lines: plan.lines, relations, levels, id });
    return isOther || (!before && this.#knowsIgnores(base));
  }

  /** The levels of the rules in question. */
  #levelsOf({ settings, found }: Checked): Readonly<Record<string, RuleLevel>> {
    const levels = mergeLevels(settings.rules, found.config.rules);
    return Object.fromEntries(Object.entries(levels).filter(([code]) => isArchiveCode(code)));
  }

  /** What is kept, where its words stand now. */
  #present(document: PlanDocument, kept: Kept): Kept {
    const { lines } = document;
    if (kept.lines === lines) {
      return kept;
    }
    const present = { ...kept, lines, findings: findAgain(kept.findings, kept.lines.length, lines) };
    this.#kept.set(document, present);
    return present;
  }

  /** Ignores of these rules can be judged from now on. */
  #knowsIgnores({ found }: Checked): boolean {
    return found.config.ignores.some(({ code }) => isArchiveCode(code));
  }
}

function atLevel(finding: Finding, levels: Readonly<Record<string, RuleLevel>>): readonly Finding[] {
  const severity = levels[finding.code] ?? archiveRuleOf(finding.code)?.level ?? 'off';
  return severity === 'off' ? [] : [{ ...finding, severity }];
}

function plain({ finding }: Anchored): unknown {
  return [finding.code, finding.severity, finding.range, finding.message.zh];
}
