import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { unitOnLine } from '../../archive/unit';
import { commands, type LinkParams, type ShowDifferencesArgs } from '../../messages';
import { shorten } from '../../config/shorten';
import { contains, type Position, type Range } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import type { RelatedUnit, Unit } from '../../archive/model';
import { counterpartsOf, hasEarlier, numberOf, yearOf, type ArchiveView } from './archive-view';
import { wantsKind } from '../action-kinds';
import { INSERT_KIND, LINK_KIND, wantsEarlierActions } from './kinds';
import { droppedUnits } from './items';
import { insertUnit, isAboveChapters, itemAround } from './insertion';
import { nextMarkers } from '../../editing/next-marker';
import { endOfText, lastLine, pathAt, rangeOfHeading } from '../../plan/navigate';
import type { Language } from '../say';

/** Items of the previous plan that are offered. */
const MOST_OFFERED = 3;
const LABEL_LIMIT = 24;

/** What a confirm or reject carries until its edit is worked out. */
export interface LinkData extends LinkParams {
  readonly kind: 'link';
}

export interface EarlierActionOptions {
  readonly language: Language;
  /** The draft, as the client names it. */
  readonly uri: string;
  readonly version: number;
  /** Kinds the client wants; without it all. */
  readonly only?: readonly string[] | undefined;
  /** Whether the client has the command `workplan.showDifferences`. */
  readonly canCompare: boolean;
  /** Whether the client takes edits that name the version they are for. */
  readonly versionedEdits: boolean;
}

/**
 * At a blank line and at the end of an item: the previous plan's items that have no counterpart yet, to be
 * inserted as whole lines. On an item's first line: see the differences to its counterpart, confirm it, reject it.
 */
export function earlierActions(
  plan: Plan,
  range: Range,
  view: ArchiveView,
  options: EarlierActionOptions,
): CodeAction[] {
  if (!hasEarlier(view) || !wantsEarlierActions(options.only)) {
    return [];
  }
  const { start } = range;
  const inserts = wantsKind(options.only, INSERT_KIND) && isInsertionPoint(plan, start, range);
  return [
    ...(inserts ? insertions(plan, start, view, options) : []),
    ...(wantsKind(options.only, LINK_KIND) ? linkActions(plan, start, view, options) : []),
  ];
}

/** Nothing is selected, and the caret is on a blank line where an item may stand, or at the end of an item. */
function isInsertionPoint(plan: Plan, start: Position, { end }: Range): boolean {
  if (start.line !== end.line || start.character !== end.character) {
    return false;
  }
  if (plan.lines[start.line]?.blank) {
    return !isAboveChapters(plan, start.line) && nextMarkers(plan, start.line).length > 0;
  }
  const node = itemAround(plan, start.line);
  const last = node && endOfText(plan, lastLine(node));
  return last?.line === start.line && start.character >= last.character;
}

function insertions(
  plan: Plan,
  position: Position,
  view: ArchiveView,
  { language, uri, version, versionedEdits }: EarlierActionOptions,
): CodeAction[] {
  return droppedUnits(view, position.line)
    .slice(0, MOST_OFFERED)
    .flatMap((unit) => {
      const inserted = insertUnit(plan, view, position, unit);
      if (!inserted) {
        return [];
      }
      const heading = shorten(unit.heading, LABEL_LIMIT);
      const place = `${yearOf(unit.plan, language)}${language === 'zh' ? '' : ' '}${numberOf(unit, language)}`;
      const title = language === 'zh' ? `在此插入${place}“${heading}”` : `Insert ${place} here: “${heading}”`;
      const edit: TextEdit = {
        range: { start: inserted.position, end: inserted.position },
        newText: inserted.text,
      };
      return [
        {
          title,
          kind: INSERT_KIND,
          edit: versionedEdits
            ? { documentChanges: [{ textDocument: { uri, version }, edits: [edit] }] }
            : { changes: { [uri]: [edit] } },
        },
      ];
    });
}

function linkActions(
  plan: Plan,
  { line, character }: Position,
  view: ArchiveView,
  options: EarlierActionOptions,
): CodeAction[] {
  const node = pathAt(plan, line).at(-1);
  const unit = unitOnLine(view.relations.draft.units, line);
  if (!node || !isNumbered(node) || unit?.line !== line) {
    return [];
  }
  if (!contains(rangeOfHeading(plan, node), { line, character })) {
    return [];
  }
  const relation = view.relations.relationOf(unit);
  const [counterpart] = counterpartsOf(relation);
  const [nearest] = relation.related;
  // Where none was found, the user may know that the nearest is one all the same.
  const best = counterpart ?? nearest;
  return best ? actionsFor(unit, best, counterpart !== undefined, options) : [];
}

function actionsFor(
  unit: Unit,
  { unit: prior, verdict }: RelatedUnit,
  isCounterpart: boolean,
  { language, uri, canCompare }: EarlierActionOptions,
): CodeAction[] {
  const place = `${yearOf(prior.plan, language)}${language === 'zh' ? '' : ' '}${numberOf(prior, language)}`;
  const zh = language === 'zh';
  const refs = { uri, line: unit.line, prior: { uri: prior.plan.uri, line: prior.line } };
  const actions: CodeAction[] = [];
  if (canCompare) {
    const title = zh ? `查看与${place}的差异` : `See the differences to ${place}`;
    const args: ShowDifferencesArgs = refs;
    const command = { title, command: commands.showDifferences, arguments: [args] };
    actions.push({ title, kind: LINK_KIND, command });
  }
  const link = (title: string, said: LinkParams['verdict']): void => {
    const data: LinkData = { kind: 'link', ...refs, verdict: said };
    actions.push({ title, kind: LINK_KIND, data });
  };
  if (verdict !== 'confirmed') {
    link(zh ? `确认对应${place}` : `Confirm ${place} as the counterpart`, 'confirmed');
  }
  if (isCounterpart) {
    link(zh ? `否定对应${place}` : `Reject ${place} as the counterpart`, 'rejected');
  }
  if (verdict === 'confirmed') {
    link(zh ? `撤回对${place}的确认` : `Take back the confirmation of ${place}`, null);
  }
  return actions;
}
