import { lineStarts } from '../../editing/break-lines';
import { lineEndAt } from '../../editing/insert-lines';
import { rangeInLine } from '../../plan/position';
import type { Rule } from '../rule';
import { mends } from './mends';

/** How much of the line is underlined; all of it would drown the editor in one squiggle. */
const SHOWN = 40;

export const lineBreaksLost: Rule = {
  code: 'structure/line-breaks-lost',
  level: 'warning',
  title: { zh: '换行丢失', en: 'The line breaks were lost' },
  description: {
    zh: '整份文稿挤在一行里（从网页或聊天窗口复制时常见），章、项都不在行首，无法检查。只提示这一次，其他一概不提示；分行后自动检查。',
    en: 'The whole plan stands on one line, as after copying from a web page, and nothing can be checked. Said once; every other rule stays silent until the lines are broken again.',
  },
  remedy: {
    zh: '在标题和各章、节、项的序号之前换行，别的一字不动；日期、小数、书名号、引号和括号里的不拆。一并修复时，换行后若露出更多改不了的问题，就不换行，留待起草人决定。',
    en: 'Breaks lines before the title and the markers of chapters, sections and items, and changes nothing else; dates, decimals and what stands in 《》, “” or brackets stay whole. When all is fixed at once the lines are left alone if more would come to light than can be mended.',
  },
  samples: {
    passing: ['云州市数据局2026年工作要点\n一、夯实基础。二、抓好应用。三、强化保障。'],
    failing: [
      `«云州市数据局2026年工作要点为做好全年工作，制定本要点。一、夯实基础。开展数据»${'资源普查，建立统一目录。'.repeat(8)}二、抓好应用。${'围绕群众办事开展试点，成熟一个推广一个。'.repeat(6)}三、强化保障。${'健全制度，加强培训，落实责任。'.repeat(6)}`,
    ],
  },
  check(plan, report) {
    const at = plan.flattenedLine;
    const line = at === undefined ? undefined : plan.lines[at];
    if (at !== undefined && line) {
      report({
        range: rangeInLine(at, line.indent, Math.min(line.end, line.indent + SHOWN)),
        message: {
          zh: '整份文稿都在一行里，换行可能在复制时丢失；分行之前不作其他检查',
          en: 'The whole plan stands on one line: its line breaks seem to be lost, and nothing else is checked until they are back',
        },
      });
    }
  },
  fix(plan) {
    const at = plan.flattenedLine;
    const line = at === undefined ? undefined : plan.lines[at];
    if (at === undefined || !line) {
      return undefined;
    }
    const eol = lineEndAt(plan, at);
    const edits = lineStarts(line.text).map((column) => ({
      range: rangeInLine(at, column, column),
      newText: eol,
    }));
    return edits.length > 0 && mends(plan, edits, lineBreaksLost)
      ? { title: { zh: '在标题和序号之前换行', en: 'Break lines before title and markers' }, edits }
      : undefined;
  },
};
