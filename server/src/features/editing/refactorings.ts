import type { CodeAction, Command } from 'vscode-languageserver-types';
import {
  commands,
  type ConvertMarkersArgs,
  type EditRequest,
  type MarkerStyle,
  type NewPlanFromArgs,
} from '../../messages';
import type { PlanDocument } from '../../plan/document';
import { endOfText, lastLine, numberedAt, rangeOfMarker, siblingsOf } from '../../plan/navigate';
import { comparePositions, overlaps, type Range } from '../../plan/position';
import { type Level, type NumberedNode, type Plan } from '../../plan/tree';
import type { Message } from '../../rules/rule';
import { LEVEL_NAMES } from '../../rules/wording';
import { REFACTORINGS, wantsKind } from '../action-kinds';
import { say, type Language } from '../say';
import { RENUMBER_CHAPTER, RENUMBER_FROM } from './fixes';
import { chapterAround, perform } from './perform';
import type { EditData } from './resolve';
import { differsFrom, differsInside, wrongNumbers } from './wrong-numbers';

/** What the client asks for, and what it can do. */
export interface RefactoringOptions {
  readonly language: Language;
  readonly range: Range;
  readonly only: readonly string[] | undefined;
  /** Whether nobody asked: the editor wants to know whether to show its light bulb. */
  readonly automatic: boolean;
  /** Whether the client shows an edit before it is made, where the edit says so. */
  readonly previews: boolean;
  /** Whether the client has a command for that, in which everything is ticked from the start: it is preferred. */
  readonly hasPreview?: boolean;
  /** Whether the client has the command that makes a new plan of this one. */
  readonly makesPlans: boolean;
  /** Whether the client asks by itself how markers are to be written: one entry then stands for all the forms. */
  readonly asksForStyle?: boolean;
  /** Whether the client asks by itself which chapter something is to go to. */
  readonly asksForChapter?: boolean;
}

/** One entry of the menu: an edit that is worked out when it is chosen. */
interface Offer {
  readonly kind: string;
  readonly title: Message;
  readonly edit: EditRequest;
  /** Whether it does something as far as can be seen without trying. */
  readonly likely: boolean;
  readonly preview?: boolean;
}

/** Numbered nodes of the greatest plan in which every entry is tried before it is offered. */
const MAX_TRIED = 500;
const RENUMBER: Message = { zh: '全文重新编号', en: 'Renumber the plan' };
const PREVIEW: Message = { zh: '全文重新编号（先预览）', en: 'Renumber the plan (preview first)' };
const TO_CHAPTER: Message = { zh: '移到另一章…', en: 'Move to another chapter…' };
const NEW_PLAN: Message = { zh: '以本文稿为底稿新建工作要点', en: 'Make a new plan from this one' };

/** The two forms that are most usual at each level; more would only lengthen the menu. */
const STYLES: Readonly<Record<Level, readonly MarkerStyle[]>> = {
  chapter: ['一、'],
  section: ['（一）', '1.'],
  item: ['1.', '（一）'],
  point: ['（1）', '①'],
};

/**
 * What can be done with the place or the stretch of a draft: renumbered, moved, split, merged, made a chapter, numbered
 * in another way. Only what would change something; where nobody asked, only at a marker or with lines selected, so
 * that no light bulb comes up beside the words that are being written.
 */
export function refactorings(document: PlanDocument, plan: Plan, options: RefactoringOptions): CodeAction[] {
  const { range, only, automatic } = options;
  if (plan.flattenedLine !== undefined || (automatic && only === undefined && !isAtMarker(plan, range))) {
    return [];
  }
  const { uri, version } = document;
  const isTried = plan.numbered.length <= MAX_TRIED;
  const offers = [
    ...renumberings(plan, options),
    ...moves(plan, range),
    ...parts(plan, range),
    ...forms(plan, range, options),
  ];
  const actions = offers
    .filter(({ kind }) => wantsKind(only, kind))
    .filter(({ likely, edit }) => (isTried ? doesSomething(plan, edit) : likely))
    .map(({ kind, title, edit, preview }): CodeAction => {
      const words = say(title, options.language);
      if (preview && options.hasPreview) {
        return { title: words, kind, command: { title: words, command: commands.previewRenumber } };
      }
      const data: EditData = { kind: 'edit', uri, version, edit, ...(preview ? { preview: words } : {}) };
      return { title: words, kind, data };
    });
  return [...actions, ...asking(plan, options), ...newPlan(document, plan, options)];
}

/** Lines are selected, or a marker, or the caret stands at one. */
function isAtMarker(plan: Plan, range: Range): boolean {
  if (range.end.line > range.start.line) {
    return true;
  }
  const node = numberedAt(plan, range.start.line);
  const marker = node?.startLine === range.start.line ? rangeOfMarker(node) : undefined;
  return marker !== undefined && overlaps(marker, range);
}

function doesSomething(plan: Plan, edit: EditRequest): boolean {
  const outcome = perform(plan, edit, () => ({ edits: [] }));
  return outcome !== undefined && 'edits' in outcome && outcome.edits.length > 0;
}

function renumberings(
  plan: Plan,
  { range: { start: position }, previews, hasPreview }: RefactoringOptions,
): Offer[] {
  if (wrongNumbers(plan).length === 0) {
    return [];
  }
  const kind = REFACTORINGS.renumber;
  const all: EditRequest = { kind: 'renumber', scope: 'all', position };
  const offers: Offer[] = [{ kind, title: RENUMBER, edit: all, likely: true }];
  if (previews || hasPreview) {
    offers.push({ kind, title: PREVIEW, edit: all, likely: true, preview: true });
  }
  if (differsFrom(plan, position.line)) {
    const edit: EditRequest = { kind: 'renumber', scope: 'from', position };
    offers.push({ kind, title: RENUMBER_FROM, edit, likely: true });
  }
  const chapter = chapterAround(plan, position.line);
  if (chapter && differsInside(plan, chapter)) {
    const edit: EditRequest = { kind: 'renumber', scope: 'chapter', position };
    offers.push({ kind, title: RENUMBER_CHAPTER, edit, likely: true });
  }
  return offers;
}

function moves(plan: Plan, range: Range): Offer[] {
  const node = numberedAt(plan, range.start.line);
  if (!node) {
    return [];
  }
  const what = isWide(node, range)
    ? { zh: '所选内容', en: 'what is selected' }
    : { zh: `本${LEVEL_NAMES[node.kind].zh}`, en: `this ${LEVEL_NAMES[node.kind].en}` };
  const siblings = siblingsOf(plan, node);
  return [
    {
      kind: REFACTORINGS.up,
      title: { zh: `上移${what.zh}`, en: `Move ${what.en} up` },
      edit: { kind: 'move', direction: 'up', range },
      likely: siblings[0] !== node,
    },
    {
      kind: REFACTORINGS.down,
      title: { zh: `下移${what.zh}`, en: `Move ${what.en} down` },
      edit: { kind: 'move', direction: 'down', range },
      likely: siblings.at(-1) !== node,
    },
  ];
}

/** Whether a selection goes beyond the node it begins in. */
function isWide(node: NumberedNode, { start, end }: Range): boolean {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return last >= node.endLine;
}

/** Whether whole nodes are selected: from the first one's marker to the end of the last one's text, or beyond. */
function coversNodes(plan: Plan, first: NumberedNode, { start, end }: Range): boolean {
  const from = first.marker?.end ?? first.headingStart;
  const line = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const last = numberedAt(plan, line);
  return (
    start.line === first.startLine &&
    start.character <= from &&
    last !== undefined &&
    (line < end.line || comparePositions(endOfText(plan, lastLine(last)), end) <= 0)
  );
}

function parts(plan: Plan, range: Range): Offer[] {
  const node = numberedAt(plan, range.start.line);
  if (!node) {
    return [];
  }
  const name = LEVEL_NAMES[node.kind];
  const isEmpty = comparePositions(range.start, range.end) === 0;
  const wide = isWide(node, range);
  const offers: Offer[] = [];
  if (isEmpty) {
    offers.push({
      kind: REFACTORINGS.split,
      title: { zh: `从这一句起拆分为两${name.zh}`, en: `Split the ${name.en} at this sentence` },
      edit: { kind: 'split', position: range.start },
      likely: node.marker !== undefined,
    });
  }
  offers.push({
    kind: REFACTORINGS.merge,
    title: wide
      ? { zh: '合并所选内容', en: 'Merge what is selected' }
      : { zh: `与下一${name.zh}合并`, en: `Merge with the next ${name.en}` },
    edit: { kind: 'merge', range },
    likely: wide || siblingsOf(plan, node).at(-1) !== node,
  });
  if (coversNodes(plan, node, range)) {
    offers.push({
      kind: REFACTORINGS.chapter,
      title: { zh: '所选各项另立一章', en: 'Make a chapter of what is selected' },
      edit: { kind: 'extractChapter', range },
      likely: node.kind !== 'chapter',
    });
  }
  return offers;
}

/** The node with a marker on whose first line all of a range lies. */
function markedAt(plan: Plan, { start, end }: Range): NumberedNode | undefined {
  const node = numberedAt(plan, start.line);
  return node?.startLine === start.line && node.marker && end.line === start.line ? node : undefined;
}

/** Other forms and another way of counting for the level whose marker the caret stands on the line of. */
function forms(plan: Plan, range: Range, { asksForStyle }: RefactoringOptions): Offer[] {
  const node = markedAt(plan, range);
  if (!node) {
    return [];
  }
  const { kind: level } = node;
  const name = LEVEL_NAMES[level];
  const styles = asksForStyle ? [] : STYLES[level];
  const offers: Offer[] = styles.map((style) => ({
    kind: REFACTORINGS.markers,
    title: { zh: `各${name.zh}的序号改为“${style}”`, en: `Write the markers of all ${name.en}s as ${style}` },
    edit: { kind: 'convertMarkers', level, style },
    likely: !node.marker?.text.endsWith(style.slice(-1)),
  }));
  const scheme = plan.schemes[level];
  if (scheme) {
    const toContinuous = scheme.numbering === 'restarting';
    offers.push({
      kind: REFACTORINGS.numbering,
      title: toContinuous
        ? { zh: `各${name.zh}的序号改为全文连续`, en: `Number all ${name.en}s through the plan` }
        : {
            zh: `各${name.zh}的序号改为在上一级之下重新编号`,
            en: `Number the ${name.en}s from 1 under each parent`,
          },
      edit: {
        kind: 'convertNumbering',
        level,
        numbering: toContinuous ? 'continuous' : 'restarting',
      },
      likely: level !== 'chapter',
    });
  }
  return offers;
}

/** What the client asks the user more about before anything is worked out. */
function asking(
  plan: Plan,
  { range, only, language, asksForStyle, asksForChapter }: RefactoringOptions,
): CodeAction[] {
  const actions: CodeAction[] = [];
  const offer = (kind: string, title: Message, command: Omit<Command, 'title'>): void => {
    if (wantsKind(only, kind)) {
      const words = say(title, language);
      actions.push({ title: words, kind, command: { title: words, ...command } });
    }
  };
  const node = numberedAt(plan, range.start.line);
  if (asksForChapter && node && node.kind !== 'chapter' && hasOtherChapter(plan, node)) {
    offer(REFACTORINGS.toChapter, TO_CHAPTER, { command: commands.moveToChapter });
  }
  const marked = markedAt(plan, range);
  if (asksForStyle && marked) {
    const { zh, en } = LEVEL_NAMES[marked.kind];
    const args: ConvertMarkersArgs = { level: marked.kind };
    offer(
      REFACTORINGS.markers,
      { zh: `转换各${zh}的序号写法…`, en: `Write the markers of all ${en}s otherwise…` },
      { command: commands.convertMarkers, arguments: [args] },
    );
  }
  return actions;
}

/** Whether there is a chapter that a node does not stand in. */
function hasOtherChapter({ numbered }: Plan, node: NumberedNode): boolean {
  return numbered.some(
    ({ kind, startLine, endLine }) =>
      kind === 'chapter' && !(startLine <= node.startLine && node.startLine < endLine),
  );
}

/** On the title, and wherever refactorings are asked for. */
function newPlan(
  { uri }: PlanDocument,
  plan: Plan,
  { only, range, language, makesPlans }: RefactoringOptions,
): CodeAction[] {
  const { title } = plan;
  const isOnTitle =
    title !== undefined && title.node.startLine <= range.start.line && range.start.line < title.node.endLine;
  if (!makesPlans || !title || !wantsKind(only, REFACTORINGS.newPlan) || !(only ?? isOnTitle)) {
    return [];
  }
  const words = say(NEW_PLAN, language);
  const args: NewPlanFromArgs = { uri };
  const command = { title: words, command: commands.newPlanFrom, arguments: [args] };
  return [{ title: words, kind: REFACTORINGS.newPlan, command }];
}
