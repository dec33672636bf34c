import type { Location, LocationLink } from 'vscode-languageserver-types';
import { unitOnLine } from '../../archive/unit';
import { contains, rangeInLine, type Position, type Range } from '../../plan/position';
import { isNumbered, type Plan } from '../../plan/tree';
import type { NameUse } from '../../archive/model';
import { counterpartsOf, hasEarlier, rangeOfUnit, startOfUnit, type ArchiveView } from './archive-view';
import { earlierUses, isSameName, nameAt, namesInDraft } from './names-in-draft';
import { mentionAt } from '../../editing/mentions';
import { pathAt, rangeOfHeading, rangeOfNode } from '../../plan/navigate';

/** The words with which a text gives something a short name: （以下简称“…”）, (下称《…》). */
const INTRODUCES = /[（(](?:以下|下文)?(?:简称|统称|合称|下称)[为作：:]?[《“]$/;
const REACH = 12;

/**
 * Where a place is defined: of a mention like 第5项 the item; of a 《name》 or “term” the place that introduces it
 * in the draft, else its first use in earlier years, else in the draft; of an item's marker or heading its
 * counterparts in the latest year that has one.
 *
 * @param uri of the draft
 * @param view without it only the draft itself is looked at
 */
export function definitions(
  plan: Plan,
  uri: string,
  position: Position,
  view: ArchiveView | undefined,
): LocationLink[] {
  const reference = mentionAt(plan, position);
  if (reference) {
    const { node, range } = reference;
    return [
      {
        originSelectionRange: range,
        targetUri: uri,
        targetRange: rangeOfNode(plan, node),
        targetSelectionRange: rangeOfHeading(plan, node),
      },
    ];
  }
  const name = nameAt(plan, position);
  const found = name && definitionOfName(plan, uri, name, view);
  return found ?? counterparts(plan, position, view);
}

/** The same for clients that know no links. */
export function toLocations(links: readonly LocationLink[]): Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

function definitionOfName(
  plan: Plan,
  uri: string,
  name: NameUse,
  view: ArchiveView | undefined,
): LocationLink[] | undefined {
  const origin = rangeInLine(name.line, name.start - 1, name.end + 1);
  const place = firstPlace(plan, uri, name, view);
  const isOrigin = place.uri === uri && place.use.line === name.line && place.use.start === name.start;
  if (isOrigin) {
    return undefined;
  }
  const target = rangeInLine(place.use.line, place.use.start, place.use.end);
  return [
    { originSelectionRange: origin, targetUri: place.uri, targetRange: target, targetSelectionRange: target },
  ];
}

/** Where a name comes from: the draft's own introduction of it, the archive's first use, the draft's. */
export function firstPlace(
  plan: Plan,
  uri: string,
  name: NameUse,
  view: ArchiveView | undefined,
): { readonly uri: string; readonly use: NameUse } {
  const here = namesInDraft(plan).filter((use) => isSameName(use, name));
  const introduced = here.find(({ line, start }) =>
    INTRODUCES.test((plan.lines[line]?.text ?? '').slice(Math.max(0, start - REACH), start)),
  );
  const earlier = view?.state === 'ready' && !introduced ? earlierUses(view, name)[0] : undefined;
  return earlier ? { uri: earlier.plan.uri, use: earlier } : { uri, use: introduced ?? here[0] ?? name };
}

function counterparts(plan: Plan, position: Position, view: ArchiveView | undefined): LocationLink[] {
  const node = pathAt(plan, position.line).at(-1);
  if (!view || !hasEarlier(view) || !node || !isNumbered(node) || node.startLine !== position.line) {
    return [];
  }
  const origin: Range = rangeOfHeading(plan, node);
  const unit = unitOnLine(view.relations.draft.units, position.line);
  if (unit?.line !== node.startLine || !contains(origin, position)) {
    return [];
  }
  const related = counterpartsOf(view.relations.relationOf(unit));
  const latest = Math.max(...related.map((entry) => entry.unit.plan.year ?? -Infinity));
  const [best] = related;
  return related
    .filter((entry) =>
      latest === -Infinity ? entry.unit.plan === best?.unit.plan : entry.unit.plan.year === latest,
    )
    .map((entry) => ({
      originSelectionRange: origin,
      targetUri: entry.unit.plan.uri,
      targetRange: rangeOfUnit(entry.unit),
      targetSelectionRange: startOfUnit(entry.unit),
    }));
}
