import { LEVELS, type Plan } from '../plan/tree';
import { layOut, type Role, type TextBlock } from './layout';
import { automaticNumbers, type AutomaticNumber, type Numbering } from './numbering';
import type { ExportOptions, ExportResult } from './options';
import { writePackage } from './package';
import { pageNumber, writeBlocks, type NumberOf } from './paragraphs';
import { fontTable, settings } from './settings';
import {
  FOOTER_STYLE,
  numberLook,
  PARAGRAPH_STYLES,
  standardStyleIds,
  standardStyles,
  type HeadingNumbers,
} from './styles';

/**
 * Writes a plan as a `.docx` after GB/T 9704-2012. Never rejects for any text. The same plan gives the same bytes.
 *
 * @param plan the whole text; lines of comment are left out
 */
export async function writePlan(plan: Plan, { numbers }: ExportOptions): Promise<ExportResult> {
  const { blocks, comments } = layOut(plan);
  const texts = blocks.filter((block) => block.kind === 'text');
  const numbering = automaticNumbers(plan, numbers === 'automatic' ? texts : []);
  const headings = headingNumbers(numbering, texts);
  const bytes = await writePackage({
    children: writeBlocks(blocks, standardStyleIds, numberOf(numbering, headings)),
    footers: { odd: pageNumber('odd', FOOTER_STYLE), even: pageNumber('even', FOOTER_STYLE) },
    title: plan.title?.text ?? '',
    parts: new Map([
      ['word/styles.xml', standardStyles(headings)],
      ['word/settings.xml', settings()],
      ['word/fontTable.xml', fontTable()],
      [
        'word/numbering.xml',
        numbering.xml((rank) => {
          const level = rank === 'circled' ? 'point' : rank;
          const tied = rank !== 'circled' && headings.has(level);
          return { style: tied ? PARAGRAPH_STYLES[level].id : undefined, run: numberLook(level) };
        }),
      ],
    ]),
  });
  return { kind: 'document', bytes, comments };
}

/** Levels whose headings stand on lines of their own and are counted: their style numbers what is added in Word. */
function headingNumbers(numbering: Numbering, blocks: readonly TextBlock[]): HeadingNumbers {
  const found = new Map<Role, AutomaticNumber>();
  for (const level of LEVELS) {
    const number = numbering.ofHeading(level);
    const counted = blocks.some(
      (block) => block.role === level && numbering.numberOf(block)?.level === number?.level,
    );
    if (number && counted) {
      found.set(level, number);
    }
  }
  return found;
}

/** A heading without a number, or with one that is text, has to say so where its style counts. */
function numberOf(numbering: Numbering, headings: HeadingNumbers): NumberOf {
  return (block) => numbering.numberOf(block) ?? (headings.has(block.role) ? 'none' : undefined);
}
