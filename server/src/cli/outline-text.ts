import { LEVELS, type Level } from '../plan/tree';
import type { OutlineJson, OutlineNode } from '../messages';
import type { Language } from './say';
import { cutCells } from './width';

const LEVEL_NAMES: Readonly<Record<Language, Readonly<Record<Level, string>>>> = {
  zh: { chapter: '章', section: '节', item: '项', point: '点' },
  en: { chapter: 'chapters', section: 'sections', item: 'items', point: 'points' },
};
const SCHEMES: Readonly<Record<Language, Readonly<Record<'continuous' | 'restarting', string>>>> = {
  zh: { continuous: '连续编号', restarting: '各自从头编号' },
  en: { continuous: 'run on', restarting: 'restart' },
};

/** A heading longer than this is a whole paragraph; without a terminal there is no other limit. */
const LONGEST = 200;

/**
 * An outline for a person: title, how each level is numbered, then a line per node: its line in the text, counted
 * from 1, and its marker and heading, indented by depth.
 *
 * @param columns cells of the terminal, to which headings are cut
 */
export function outlineText(outline: OutlineJson, language: Language, columns: number | undefined): string {
  const zh = language === 'zh';
  const width = Math.max(40, columns ?? LONGEST);
  const rows: (readonly [number, string])[] = [];
  const counts = new Map<Level, number>();
  const visit = (nodes: readonly OutlineNode[], depth: number): void => {
    for (const node of nodes) {
      counts.set(node.level, (counts.get(node.level) ?? 0) + 1);
      rows.push([node.range.start.line + 1, '  '.repeat(depth) + node.marker + node.heading]);
      visit(node.children, depth + 1);
    }
  };
  visit(outline.children, 0);
  const levels = LEVELS.filter((level) => counts.has(level)).map((level) => {
    const name = LEVEL_NAMES[language][level];
    const scheme = outline.schemes[level];
    const numbered =
      scheme === undefined ? '' : zh ? `（${SCHEMES.zh[scheme]}）` : ` (${SCHEMES.en[scheme]})`;
    return `${counts.get(level) ?? 0} ${name}${numbered}`;
  });
  const digits = String(rows.at(-1)?.[0] ?? 0).length;
  return [
    cutCells(outline.title?.text ?? (zh ? '（没有标题）' : '(no title)'), width),
    levels.length > 0
      ? levels.join(zh ? '，' : ', ')
      : zh
        ? '（没有章、节、项）'
        : '(no chapters, sections or items)',
    ...rows.map(([line, text]) => `${String(line).padStart(digits)}  ${cutCells(text, width - digits - 5)}`),
    '',
  ].join('\n');
}
