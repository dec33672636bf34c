import type { PlanDocument } from '../plan/document';
import type { Plan } from '../plan/tree';
import type { PlanStatus } from '../messages';
import type { Finding, Message } from '../rules/rule';
import { schemesOf } from './outline';
import { countLevels } from '../plan/navigate';
import { say, type Language } from './say';

const NOTHING = { error: 0, warning: 0, info: 0, hint: 0 };

/** What was found in a plan that was checked. */
export function statusOf(document: PlanDocument, plan: Plan, findings: readonly Finding[]): PlanStatus {
  const { chapter, section, item } = countLevels(plan.children);
  const counts = { ...NOTHING };
  for (const { severity } of findings) {
    counts[severity]++;
  }
  return {
    uri: document.uri,
    version: document.version,
    checked: true,
    chapters: chapter,
    sections: section,
    items: item,
    schemes: schemesOf(plan),
    title: plan.title?.text ?? null,
    year: plan.title?.year ?? null,
    counts,
  };
}

/** Why a document was not checked. */
export function uncheckedStatus(document: PlanDocument, reason: Message, language: Language): PlanStatus {
  return {
    uri: document.uri,
    version: document.version,
    checked: false,
    reason: say(reason, language),
    chapters: 0,
    sections: 0,
    items: 0,
    schemes: {},
    title: null,
    year: null,
    counts: NOTHING,
  };
}
