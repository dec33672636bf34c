import type { Scheme } from '../plan/scheme';
import type { NumberedNode, Plan } from '../plan/tree';
import { LEVEL_NAMES } from '../rules/wording';
import { siblingsOf } from '../plan/navigate';
import { say, type Language } from './say';

/** `第 5 项 · 本章第 1 项，共 4 项 · 全文共 20 项`: where a node stands among its like. Plain text, no Markdown. */
export function placeOf(plan: Plan, node: NumberedNode, language: Language): string {
  const siblings = siblingsOf(plan, node);
  const all = plan.numbered.filter(({ kind }) => kind === node.kind);
  const place = siblings.indexOf(node) + 1;
  const parts = [ordinalOf(node, language)];
  const within = place > 0 && siblings.length < all.length;
  if (language === 'zh') {
    const name = LEVEL_NAMES[node.kind].zh;
    const parent = node.parent ? `本${LEVEL_NAMES[node.parent.kind].zh}` : '同级';
    if (within) {
      parts.push(`${parent}第 ${place} ${name}，共 ${siblings.length} ${name}`);
    }
    parts.push(within ? `全文共 ${all.length} ${name}` : `共 ${all.length} ${name}`);
  } else {
    const name = LEVEL_NAMES[node.kind].en;
    const parent = node.parent ? `in this ${LEVEL_NAMES[node.parent.kind].en}` : 'in its place';
    if (within) {
      parts.push(`${place} of ${siblings.length} ${parent}`);
    }
    parts.push(within ? `${all.length} ${name}s in all` : `of ${all.length}`);
  }
  return parts.join(language === 'zh' && !within ? ' / ' : ' · ');
}

function ordinalOf(node: NumberedNode, language: Language): string {
  const name = say(LEVEL_NAMES[node.kind], language);
  if (node.ordinal === null) {
    return language === 'zh' ? `无序号的${name}` : `${name} without a number`;
  }
  return language === 'zh' ? `第 ${node.ordinal} ${name}` : `${name} ${node.ordinal}`;
}

/** How the node's level is numbered, and what speaks for it, in plain words. */
export function schemeOf(plan: Plan, node: NumberedNode, language: Language): string | undefined {
  const scheme = plan.schemes[node.kind];
  return scheme && (language === 'zh' ? inChinese(scheme) : inEnglish(scheme));
}

function inChinese(scheme: Scheme): string {
  const name = `“${LEVEL_NAMES[scheme.level].zh}”`;
  const how = {
    never: `${name}全文连续编号`,
    chapter: `${name}在每章之内连续编号，每章从 1 编起`,
    parent: `${name}在每个上级标题之下从 1 编起`,
  }[scheme.resetAt];
  if (scheme.fixed) {
    return `${how}（由设置指定）`;
  }
  const { continuousBreaks, restartingBreaks, parents } = scheme.evidence;
  if (parents < 2) {
    return `${how}（都在同一处，看不出是否连续）`;
  }
  return `${how}。依据：分布在 ${parents} 处；按连续编号看有 ${continuousBreaks} 处对不上，按从头编起看有 ${restartingBreaks} 处对不上`;
}

function inEnglish(scheme: Scheme): string {
  const name = LEVEL_NAMES[scheme.level].en;
  const how = {
    never: `The numbers of ${name}s run on through the whole plan`,
    chapter: `The numbers of ${name}s run on within each chapter and begin at 1 in the next`,
    parent: `The numbers of ${name}s begin at 1 under each heading`,
  }[scheme.resetAt];
  if (scheme.fixed) {
    return `${how} (fixed by a setting)`;
  }
  const { continuousBreaks, restartingBreaks, parents } = scheme.evidence;
  if (parents < 2) {
    return `${how} (they stand in one place, so both readings agree)`;
  }
  return `${how}. Evidence: under ${parents} headings, ${continuousBreaks} numbers would not fit if they ran on, ${restartingBreaks} if they began anew`;
}
