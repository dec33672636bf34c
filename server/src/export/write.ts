import { LEVELS, type Plan } from '../plan/tree';
import { formOf, type Form } from './form';
import { layOut, type Role, type TextBlock } from './layout';
import {
  automaticNumbers,
  type AutomaticNumber,
  type LevelLook,
  type Numbering,
  type Rank,
} from './numbering';
import type { ExportOptions, ExportResult } from './options';
import { writePackage } from './package';
import { pageNumber, writeBlocks, type NumberOf } from './paragraphs';
import type { HeadingNumbers } from './styles';

/**
 * Writes a plan as a `.docx` after GB/T 9704-2012, or on the page and in the styles of an office's own file. Never
 * rejects for any text or template, but as `breathe` does. The same plan gives the same bytes.
 *
 * @param plan the whole text; lines of comment are left out
 */
export async function writePlan(
  plan: Plan,
  { numbers, template, breathe = NO_PAUSE }: ExportOptions,
): Promise<ExportResult> {
  const form = await formOf(template);
  if ('reason' in form) {
    return { kind: 'unreadable', reason: form.reason };
  }
  await breathe();
  const { blocks, comments } = layOut(plan);
  await breathe();
  const texts = blocks.filter((block) => block.kind === 'text');
  const numbering = automaticNumbers(plan, numbers === 'automatic' ? texts : []);
  const headings = form.numbersHeadings ? headingNumbers(numbering, texts) : new Map<Role, AutomaticNumber>();
  await breathe();
  const contents = {
    children: writeBlocks(blocks, form, numberOf(numbering, headings)),
    footers: { odd: pageNumber('odd', form.footerStyle), even: pageNumber('even', form.footerStyle) },
    page: form.page,
    title: plan.title?.text ?? '',
    parts: new Map([
      ...form.parts(headings),
      ['word/numbering.xml', numbering.xml((rank) => lookOf(rank, form, numbering, headings))],
    ]),
  };
  const bytes = await writePackage(contents, breathe);
  return { kind: 'document', bytes, comments };
}

const NO_PAUSE = (): Promise<void> => Promise.resolve();

/** Levels whose headings stand on lines of their own and are counted: their style numbers what is added in Word. */
function headingNumbers(numbering: Numbering, blocks: readonly TextBlock[]): HeadingNumbers {
  const found = new Map<Role, AutomaticNumber>();
  for (const level of LEVELS) {
    const number = numbering.ofHeading(level);
    if (number && blocks.some((block) => block.role === level && numbering.numberOf(block))) {
      found.set(level, number);
    }
  }
  return found;
}

function lookOf(rank: Rank, form: Form, numbering: Numbering, headings: HeadingNumbers): LevelLook {
  const level = rank === 'circled' ? 'point' : rank;
  const tied = rank !== 'circled' && headings.has(level);
  return {
    style: tied ? form.styles[level] : undefined,
    run: form.numberLook(level),
    indent: form.indentOf(numbering.roleOf(rank) ?? 'body'),
  };
}

/** A heading without a number, or with one that is text, has to say so where its style counts. */
function numberOf(numbering: Numbering, headings: HeadingNumbers): NumberOf {
  return (block) => numbering.numberOf(block) ?? (headings.has(block.role) ? 'none' : undefined);
}
