import type { CodeAction } from 'vscode-languageserver-types';
import type { EditRequest } from '../../messages';
import type { PlanDocument } from '../../plan/document';
import { numberedAt } from '../../plan/navigate';
import type { Plan } from '../../plan/tree';
import { fixOf } from '../../rules/fix';
import type { Finding, Fix, Message } from '../../rules/rule';
import { QUICK_FIX } from '../action-kinds';
import { say, type Language } from '../say';
import { chapterAround } from './perform';
import type { EditData, FixData } from './resolve';
import { differsFrom, differsInside } from './wrong-numbers';

export const FIX_ALL_TITLE: Message = { zh: '修复全文所有可修复的问题', en: 'Fix all that can be fixed' };
const FIX_RULE: Message = { zh: '修复全文同类问题', en: 'Fix all of this kind in the plan' };
export const RENUMBER_FROM: Message = { zh: '从此处起重新编号', en: 'Renumber from here on' };
export const RENUMBER_CHAPTER: Message = { zh: '只在本章重新编号', en: 'Renumber this chapter alone' };
/** Slips of the ordinals themselves, as against the marks around them. */
const ABOUT_ORDINALS = /^numbering\/(?:\w+-(?:gap|duplicate|order)|restart)$/;
/** Slips of one rule on one line that are mended one by one; more of them are mended together. */
const MOST_ALIKE = 8;

/** An action, and the findings it mends. */
export interface FixAction {
  readonly action: CodeAction;
  readonly mends: readonly Finding[];
  /** What tells it from another of the same title: findings that are mended by one fix share one entry. */
  readonly does: unknown;
}

/**
 * What mends the findings of one rule on one line: each by itself, all of the rule in the plan, and for a number
 * the part of the plan that is to be counted anew. Edits are worked out when one is chosen.
 *
 * @param group findings of one rule that begin on one line
 * @param all what was found in the whole plan
 */
export function fixActions(
  { uri, version }: PlanDocument,
  plan: Plan,
  group: readonly Finding[],
  all: readonly Finding[],
  language: Language,
): FixAction[] {
  const fixes = new Map<Fix, Finding[]>();
  for (const finding of group.slice(0, MOST_ALIKE)) {
    const fix = fixOf(plan, finding);
    if (fix && fix.edits.length > 0) {
      fixes.set(fix, [...(fixes.get(fix) ?? []), finding]);
    }
  }
  const actions: FixAction[] = [];
  for (const [fix, mends] of fixes) {
    const [finding] = mends;
    if (!finding) {
      continue;
    }
    const { code, range } = finding;
    const data: FixData = { kind: 'fix', uri, version, code, range };
    // Where somebody has to look, no key may mend it unseen.
    const isPreferred = fix.byHand ? {} : { isPreferred: true };
    actions.push({
      action: { title: say(fix.title, language), kind: QUICK_FIX, ...isPreferred, data },
      mends,
      does: fix,
    });
  }
  const [first] = group;
  if (!first || actions.length === 0) {
    return actions;
  }
  const also = (title: Message, edit: EditRequest): void => {
    const data: EditData = { kind: 'edit', uri, version, edit };
    actions.push({
      action: { title: say(title, language), kind: QUICK_FIX, data },
      mends: group,
      does: JSON.stringify(edit),
    });
  };
  if (ABOUT_ORDINALS.test(first.code)) {
    const { start: position } = first.range;
    const chapter = chapterAround(plan, position.line);
    const level = numberedAt(plan, position.line)?.kind;
    if (differsFrom(plan, position.line, level)) {
      also(RENUMBER_FROM, { kind: 'renumber', scope: 'from', position });
    }
    if (chapter && differsInside(plan, chapter, level)) {
      also(RENUMBER_CHAPTER, { kind: 'renumber', scope: 'chapter', position });
    }
  }
  if ([...fixes.keys()].some(({ byHand }) => byHand !== true) && isWidespread(plan, first.code, all)) {
    const { code } = first;
    also({ zh: `${FIX_RULE.zh}（${code}）`, en: `${FIX_RULE.en} (${code})` }, { kind: 'fixAll', code });
  }
  return actions;
}

/** By what was found in a text and by rule, as one answer asks for every line anew. */
const widespread = new WeakMap<readonly Finding[], Map<string, boolean>>();

/** Whether a rule's slips in the whole text are mended by more than one edit. */
function isWidespread(plan: Plan, code: string, all: readonly Finding[]): boolean {
  let known = widespread.get(all);
  if (!known) {
    known = new Map();
    widespread.set(all, known);
  }
  let answer = known.get(code);
  if (answer === undefined) {
    let first: Fix | undefined;
    answer = all.some((finding) => {
      const fix = finding.code === code ? fixOf(plan, finding) : undefined;
      if (!fix || fix.byHand) {
        return false;
      }
      first ??= fix;
      return !isSameFix(first, fix);
    });
    known.set(code, answer);
  }
  return answer;
}

function isSameFix(a: Fix, b: Fix): boolean {
  const [first, second] = [a.edits[0], b.edits[0]];
  return (
    a === b ||
    (a.edits.length === b.edits.length &&
      first?.range.start.line === second?.range.start.line &&
      first?.range.start.character === second?.range.start.character)
  );
}
