import type { Hover } from 'vscode-languageserver-types';
import { contains, rangeInLine, type Position } from '../plan/position';
import { isNumbered, type NumberedNode, type Plan } from '../plan/tree';
import type { Finding } from '../rules/rule';
import { LEVEL_NAMES } from '../rules/wording';
import { placeOf, schemeOf } from './explain-scheme';
import type { HoverPart } from './earlier/hover-text';
import { escapeMarkdown, escapeTarget, quote } from './markdown';
import { headingOf, pathAt, rangeOfHeading, rangeOfMarker, rangeOfNode } from '../plan/navigate';
import { pageOf, ruleOf } from './rules-of';
import { say, type Language } from './say';

export interface HoverOptions {
  readonly language: Language;
  /** What was found in this version of the document. */
  readonly findings: readonly Finding[];
  /** Folder of the rule pages, ending with `/`. */
  readonly rulePages?: string | undefined;
  /** Whether the client shows a finding's message beside the hover. */
  readonly messagesInHover?: boolean | undefined;
  /** Whether the client shows Markdown; else the same words come as plain text. */
  readonly markdown: boolean;
  /** What earlier years have to say of a place, where there is an archive; loaded only then. */
  readonly earlier?: ((plan: Plan, position: Position) => readonly HoverPart[]) | undefined;
}

/**
 * On a finding: what is wrong, why, and the code with a link to its page. On a marker: level, ordinal, place
 * among its like, and the scheme in force with what speaks for it. On title and general requirements: what was
 * read from them. What earlier years have to say comes before what the draft alone says of the same place.
 */
export function hover(plan: Plan, position: Position, options: HoverOptions): Hover | null {
  const parts = [
    ...findingParts(position, options),
    ...(options.earlier?.(plan, position) ?? []),
    ...markerPart(plan, position, options),
    ...titlePart(plan, position, options),
    ...requirementsPart(plan, position, options),
  ];
  const [first] = parts;
  if (!first) {
    return null;
  }
  const value = parts.map(({ text }) => text).join(options.markdown ? '\n\n---\n\n' : '\n\n');
  return {
    contents: options.markdown ? { kind: 'markdown', value } : { kind: 'plaintext', value },
    range: first.range,
  };
}

function findingParts(position: Position, options: HoverOptions): HoverPart[] {
  const { language, markdown } = options;
  return options.findings
    .filter(({ range }) => contains(range, position))
    .map(({ code, range, message }) => {
      const sentence = say(message, language);
      const why = ruleOf(code)?.description;
      if (!markdown) {
        return { range, text: [sentence, ...(why ? [say(why, language)] : []), code].join('\n\n') };
      }
      const page = pageOf(code, options.rulePages);
      const name = page === undefined ? `\`${code}\`` : `[\`${code}\`](${escapeTarget(page)})`;
      // The message may quote the draft; the description is the rule's own Markdown.
      const said = options.messagesInHover ? [] : [`**${escapeMarkdown(sentence)}**`];
      const text = [...said, ...(why ? [say(why, language)] : []), name];
      return { range, text: text.join('\n\n') };
    });
}

function markerPart(plan: Plan, position: Position, { language, markdown }: HoverOptions): HoverPart[] {
  const node = pathAt(plan, position.line).at(-1);
  if (!node || !isNumbered(node) || node.startLine !== position.line) {
    return [];
  }
  const range = rangeOfMarker(node) ?? rangeOfHeading(plan, node);
  if (!contains(range, position)) {
    return [];
  }
  const place = placeOf(plan, node, language);
  const scheme = schemeOf(plan, node, language);
  const parent = node.parent && parentOf(plan, node.parent, language, markdown);
  const lines = [markdown ? `**${place}**` : place, parent, scheme].filter((line) => line !== undefined);
  return [{ range, text: lines.join('\n\n') }];
}

/** `属于：一、加强…`. */
function parentOf(plan: Plan, parent: NumberedNode, language: Language, markdown: boolean): string {
  const words = `${parent.marker?.text ?? ''}${headingOf(plan, parent)}`;
  const level = LEVEL_NAMES[parent.kind][language];
  const label = language === 'zh' ? `所在${level}：` : `In ${level}: `;
  return label + (markdown ? quote(words) : words);
}

function titlePart(plan: Plan, position: Position, { language, markdown }: HoverOptions): HoverPart[] {
  if (!plan.title) {
    return [];
  }
  const range = rangeOfNode(plan, plan.title.node);
  if (!contains(range, position)) {
    return [];
  }
  const { year } = plan.title;
  const issuer = plan.issuer === null ? null : markdown ? quote(plan.issuer) : plan.issuer;
  const text =
    language === 'zh'
      ? `工作计划标题 · 年份：${year ?? '未读出'} · 制发单位：${issuer ?? '未读出'}`
      : `Title of the plan · year: ${year ?? 'not found'} · issuer: ${issuer ?? 'not found'}`;
  return [{ range, text }];
}

const KINDS = {
  labelled: {
    zh: '总体要求（由“…要求是：”一类的话引出）',
    en: 'General requirements, introduced by a label',
  },
  paragraph: {
    zh: '总体要求（第一章之前的一段话）',
    en: 'General requirements: the paragraph before chapter one',
  },
  chapter: { zh: '总体要求（单独成章）', en: 'General requirements, as a chapter' },
} as const;
/** UTF-16 units at the beginning of the requirements that show the hover: not the whole long paragraph. */
const REACH = 20;

function requirementsPart(plan: Plan, position: Position, { language }: HoverOptions): HoverPart[] {
  const found = plan.generalRequirements;
  const line = found && plan.lines[found.startLine];
  if (!found || !line) {
    return [];
  }
  const colon = line.text.indexOf('：', line.indent);
  const reach = line.indent + REACH;
  const end = Math.min(
    line.end,
    found.kind === 'labelled' && colon >= 0 && colon < reach * 2 ? colon + 1 : reach,
  );
  const range = rangeInLine(found.startLine, line.indent, Math.max(line.indent, end));
  if (!contains(range, position)) {
    return [];
  }
  const year = plan.title?.year;
  const words = say(KINDS[found.kind], language);
  const of =
    language === 'zh' ? ` · 计划年份：${year ?? '未读出'}` : ` · year of the plan: ${year ?? 'not found'}`;
  return [{ range, text: words + of }];
}
