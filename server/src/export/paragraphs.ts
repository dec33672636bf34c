import {
  AlignmentType,
  Footer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Form } from './form';
import type { Block, Role, TextBlock } from './layout';
import type { AutomaticNumber } from './numbering';
import { CHARACTERS, characters, LINE, PAGE_NUMBER_SIZE } from './page';
import { LEAD_STYLES } from './styles';
import { emptyParagraph, writeTable } from './tables';
import { widthOf } from './width';

/** What a paragraph's number is: counted by Word; none, though its style has one; or what its style has. */
export type NumberOf = (block: TextBlock) => AutomaticNumber | 'none' | undefined;

/** A paragraph that Word numbers. Its list is in a part that this project writes itself, so its id is ours. */
class NumberedParagraph extends Paragraph {
  readonly #number: AutomaticNumber;

  constructor(options: IParagraphOptions, number: AutomaticNumber) {
    super(options);
    this.#number = number;
  }

  override prepForXml(context: Parameters<Paragraph['prepForXml']>[0]): ReturnType<Paragraph['prepForXml']> {
    const written = super.prepForXml(context);
    const properties: unknown = Array.isArray(written?.['w:p']) ? written['w:p'][0] : undefined;
    if (isProperties(properties)) {
      const list = properties['w:pPr'];
      // CT_PPr wants it behind these (ISO/IEC 29500-1, 17.3.1.26).
      const at = list.filter((child) => BEFORE_NUMBER.some((name) => name in child)).length;
      const { level, numId } = this.#number;
      const children = [attributed('w:ilvl', level), attributed('w:numId', numId)];
      list.splice(at, 0, { 'w:numPr': children });
    }
    return written;
  }
}

const BEFORE_NUMBER = ['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:widowControl'];

function attributed(name: string, value: number): object {
  return { [name]: { _attr: { 'w:val': value } } };
}

function isProperties(value: unknown): value is { 'w:pPr': object[] } {
  return typeof value === 'object' && value !== null && 'w:pPr' in value && Array.isArray(value['w:pPr']);
}

/**
 * Paragraphs of a plan, and its tables in pieces of XML, each made when it is asked for.
 *
 * @param form the page and the styles to be used
 */
export function* writeBlocks(
  blocks: readonly Block[],
  form: Form,
  numberOf: NumberOf,
): Generator<Paragraph | string, void> {
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table') {
      // Word makes one table of two that touch.
      if (blocks[i - 1]?.kind === 'table') {
        yield emptyParagraph(form);
      }
      yield* writeTable(block, form);
      // Behind a table at the end Word puts a line of its own, which may be the only one of a page.
      if (i === blocks.length - 1) {
        yield emptyParagraph(form, 'hidden');
      }
    } else {
      yield writeText(block, optionsOf(blocks, i, block, form), form, numberOf(block));
    }
  }
}

function writeText(
  block: TextBlock,
  own: IParagraphOptions,
  form: Form,
  number: AutomaticNumber | 'none' | undefined,
): Paragraph {
  const automatic = typeof number === 'object' ? number : undefined;
  const skipped = automatic ? (block.numbered?.length ?? 0) : 0;
  const children: ParagraphChild[] = [];
  for (const [i, line] of block.lines.entries()) {
    const leadEnd = block.lead?.length ?? 0;
    const lead = block.lead && LEAD_STYLES[block.lead.level].id;
    const first = children.length;
    children.push(...runs(line.slice(skipped, Math.max(skipped, leadEnd)), lead, i > 0));
    children.push(
      ...runs(line.slice(Math.max(skipped, leadEnd)), undefined, i > 0 && first === children.length),
    );
  }
  const options = { ...own, style: form.styles[block.role], children };
  if (automatic) {
    return new NumberedParagraph(options, automatic);
  }
  // LibreOffice takes the indent of a style away with its number.
  return new Paragraph(number === 'none' ? { ...options, ...FIRST_LINE, numbering: false } : options);
}

/** A run of text; tabs inside it are Word's own. */
function runs(text: string, style: string | undefined, lineBreak: boolean): TextRun[] {
  if (text === '' && !lineBreak) {
    return [];
  }
  const children = text.split('\t').flatMap((piece, i) => (i > 0 ? [new Tab(), piece] : [piece]));
  return [
    new TextRun({
      children: children.filter((child) => child !== ''),
      ...(style === undefined ? {} : { style }),
      ...(lineBreak ? { break: 1 } : {}),
    }),
  ];
}

/** Two characters in (7.3.3). */
const FIRST_LINE = { indent: { firstLineChars: 200, firstLine: characters(2) } } as const;

/** What a paragraph says beyond its style. */
function optionsOf(blocks: readonly Block[], at: number, block: TextBlock, form: Form): IParagraphOptions {
  const above = blocks[at - 1];
  const below = blocks[at + 1];
  const roleBelow = below?.kind === 'text' ? below.role : undefined;
  const roleAbove = above?.kind === 'text' ? above.role : undefined;
  const page = block.newPage ? { pageBreakBefore: true } : {};
  switch (block.role) {
    case 'title':
      // The empty line comes below what belongs to the title; one parts it from a text above that is no letter.
      return {
        ...page,
        spacing: {
          ...(above && !block.newPage && roleAbove !== 'attachmentMark' ? { before: LINE } : {}),
          ...(roleBelow === 'issue' ? { after: 0 } : {}),
        },
      };
    case 'issue':
      return roleBelow === 'title' || roleBelow === 'issue' ? { ...page, spacing: { after: 0 } } : page;
    case 'attachmentNote':
      return {
        ...page,
        ...(roleAbove === 'attachmentNote' ? {} : { spacing: { before: LINE } }),
        indent: noteIndent(block.lines[0] ?? '', roleAbove === 'attachmentNote'),
      };
    case 'signature':
    case 'date': {
      const first = roleAbove !== 'signature' && roleAbove !== 'date';
      return {
        ...page,
        ...(first ? { spacing: { before: LINE } } : {}),
        indent: { right: characters(rightBlank(blocks, at, block)) },
      };
    }
    default:
      return {
        ...page,
        // A name or date is never alone on a page (7.3.5.4).
        ...(roleBelow === 'signature' || roleBelow === 'date' ? { keepNext: true } : {}),
        ...(block.role === 'body' && form.unindented ? FIRST_LINE : {}),
      };
  }
}

/** `附件：1.` stands before the first name; the others, and lines that are broken, begin below the name (7.3.4). */
function noteIndent(line: string, follows: boolean): { readonly left: number; readonly hanging: number } {
  const [head = '', number = ''] =
    /^(附(?:件|表|录)?[\d一二三四五六七八九十]{0,3}[：:])?\s*(\d{1,2}[.．、]?\s*)?/.exec(line)?.slice(1) ??
    [];
  const own = widthOf(head) + widthOf(number);
  const left = 2 + own + (follows && head === '' ? widthOf('附件：') : 0);
  return { left: characters(left), hanging: characters(own) };
}

/**
 * Characters left free to the right of a name or date. Without a seal (7.3.5.2) the name has two, and the date begins two
 * characters further right than the name; a date that is longer than the name has two, and the name so many that
 * it still begins two characters before it. A date by itself has four (7.3.5.1).
 */
function rightBlank(blocks: readonly Block[], at: number, block: TextBlock): number {
  const [above, below] = [blocks[at - 1], blocks[at + 1]];
  const width = widthOf(block.lines[0] ?? '');
  if (block.role === 'signature') {
    const date = isText(below, 'date') ? widthOf(below.lines[0] ?? '') : 0;
    return date > width ? Math.min(date - width + 4, CHARACTERS - width) : 2;
  }
  if (!isText(above, 'signature')) {
    return 4;
  }
  const name = widthOf(above.lines[0] ?? '');
  return width > name ? 2 : Math.max(0, name - width);
}

function isText(block: Block | undefined, role: Role): block is TextBlock {
  return block?.kind === 'text' && block.role === role;
}

/** Page numbers: `— 1 —`, one character from the outer edge (7.5: 单页码居右空一字，双页码居左空一字). */
export function pageNumber(side: 'odd' | 'even', style: string): Footer {
  const blank = PAGE_NUMBER_SIZE * 20;
  return new Footer({
    children: [
      new Paragraph({
        style,
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: blank } : { left: blank },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
