import { enclosed } from './enclosed';

/** A complex field (17.16.18) from its beginning on. */
interface Field {
  /** The how many-th field of the document it is, from 0. */
  readonly index: number;
  isResult: boolean;
  /** Whether its result is a table of contents. */
  isContents: boolean;
  readonly instruction: string[];
  /** What an old form field shows. */
  readonly shown: string | undefined;
}

/** Fields whose result nobody sees: they mark a place or keep a value (17.16.5). */
const SILENT = /^\s*(?:SET|ASK|XE|TC|TA|RD|PRIVATE)\b/iu;
/** Fields that number their paragraph when the page is laid out, so that the file may have no result of them. */
const NUMBERING = /^\s*(?:AUTONUM(?:LGL|OUT)?|LISTNUM)\b/iu;
/** Tables of contents and of figures (17.16.5.68). */
const CONTENTS = /^\s*TOC(?![A-Z])/iu;
const EQUATION = /^\s*EQ\b/iu;

/** What the end of a field adds where it has no result. */
export interface Resultless {
  readonly text: string;
  readonly kind: 'nothing' | 'formula' | 'number';
}

/** Whether a simple field (17.16.19) has a result that nobody sees. */
export function isSilent(instruction: string): boolean {
  return SILENT.test(instruction);
}

/** Whether a field makes a table of contents. */
export function isContents(instruction: string): boolean {
  return CONTENTS.test(instruction);
}

/** Whether a field numbers its paragraph by itself. */
export function isNumbering(instruction: string): boolean {
  return NUMBERING.test(instruction);
}

/**
 * The fields of one story, inside each other. While one is being told what to show, nothing is text.
 */
export class Fields {
  private readonly open: Field[] = [];
  private telling = 0;
  private contents = 0;

  /** @param endless fields that are known to have no end: their beginning counts for nothing */
  constructor(private readonly endless: ReadonlySet<number>) {}

  get isInstruction(): boolean {
    return this.telling > 0;
  }

  /** How many open fields are tables of contents whose result is being shown. */
  get contentsOpen(): number {
    return this.contents;
  }

  /** Whether this is in the result of a table of contents. */
  get isContents(): boolean {
    return this.contents > 0;
  }

  /** Those that never ended while they showed nothing, so that text may have been taken for part of them. */
  get unended(): readonly number[] {
    return this.open.filter(({ isResult, isContents }) => !isResult || isContents).map(({ index }) => index);
  }

  begin(index: number, shown: string | undefined): void {
    if (!this.endless.has(index)) {
      this.open.push({ index, isResult: false, isContents: false, instruction: [], shown });
      this.telling++;
    }
  }

  instruct(words: string): void {
    this.open.at(-1)?.instruction.push(words);
  }

  /** @returns whether a table of contents begins, which is in no other */
  separate(): boolean {
    const field = this.open.at(-1);
    const instruction = field?.instruction.join('') ?? '';
    if (!field || field.isResult || isSilent(instruction)) {
      return false;
    }
    field.isResult = true;
    this.telling--;
    field.isContents = isContents(instruction);
    this.contents += field.isContents ? 1 : 0;
    return field.isContents && this.contents === 1 && this.telling === 0;
  }

  /** @returns what stands for a field without a result; undefined where there is one, or no field to end */
  end(): Resultless | undefined {
    const field = this.open.pop();
    this.contents -= field?.isContents === true ? 1 : 0;
    if (!field || field.isResult) {
      return undefined;
    }
    this.telling--;
    const instruction = field.instruction.join('');
    if (EQUATION.test(instruction)) {
      const text = enclosed(instruction);
      return text === undefined ? { text: '', kind: 'formula' } : { text, kind: 'nothing' };
    }
    return { text: field.shown ?? '', kind: isNumbering(instruction) ? 'number' : 'nothing' };
  }
}
