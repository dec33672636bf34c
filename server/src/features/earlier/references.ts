import type { Location } from 'vscode-languageserver-types';
import { unitOnLine } from '../../archive/unit';
import { rangeInLine, type Position } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import { hasEarlier, rangeOfUnit, type ArchiveView } from './archive-view';
import { firstPlace } from './definition';
import { earlierUses, isSameName, nameAt, namesInDraft } from './names-in-draft';
import { pathAt, rangeOfHeading } from '../../plan/navigate';

/** Locations in one answer: a term of every plan of a hundred years. */
const MOST_FOUND = 2000;

/**
 * All places of what stands at a position: of a 《name》 or “term” its uses in the draft and in all plans, of an
 * item its forms in all years, the latest first.
 *
 * @param includeDeclaration whether the place that {@link firstPlace} gives, or the draft's own item, is one
 */
export function references(
  plan: Plan,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
  view: ArchiveView | undefined,
): Location[] {
  const name = nameAt(plan, position);
  if (name) {
    const first = firstPlace(plan, uri, name, view);
    const here = namesInDraft(plan)
      .filter((use) => isSameName(use, name))
      .map((use) => ({ uri, use }));
    const earlier = view?.state === 'ready' ? earlierUses(view, name) : [];
    const places = [...here, ...earlier.map((use) => ({ uri: use.plan.uri, use })).reverse()];
    return places
      .filter(
        (place) =>
          includeDeclaration ||
          place.uri !== first.uri ||
          place.use.line !== first.use.line ||
          place.use.start !== first.use.start,
      )
      .slice(0, MOST_FOUND)
      .map((place) => ({
        uri: place.uri,
        range: rangeInLine(place.use.line, place.use.start, place.use.end),
      }));
  }
  return formsOf(plan, uri, position, includeDeclaration, view);
}

/** An item's forms in all years, wherever in the item the position is. */
function formsOf(
  plan: Plan,
  uri: string,
  { line }: Position,
  includeDeclaration: boolean,
  view: ArchiveView | undefined,
): Location[] {
  const unit = view && unitOnLine(view.relations.draft.units, line);
  const node = unit && pathAt(plan, unit.line).at(-1);
  if (!view || !node || !isNumbered(node)) {
    return [];
  }
  const own = includeDeclaration ? [{ uri, range: rangeOfHeading(plan, node) }] : [];
  const earlier = hasEarlier(view) ? view.relations.lineageOf(unit).steps.flatMap(({ units }) => units) : [];
  return [...own, ...earlier.map((form) => ({ uri: form.plan.uri, range: rangeOfUnit(form) }))];
}
