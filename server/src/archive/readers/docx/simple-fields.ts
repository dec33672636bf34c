import { isContents, isNumbering, isSilent } from './fields';

/** A simple field (17.16.19), whose instruction is an attribute and whose result is what is inside it. */
export interface SimpleField {
  readonly isSilent: boolean;
  readonly isContents: boolean;
  /** Where it numbers its paragraph: how long the text was before it. */
  readonly before: number | undefined;
}

/** The simple fields that are open, inside each other. */
export class SimpleFields {
  private readonly open: SimpleField[] = [];
  private silent = 0;
  private contents = 0;

  /** Whether this is in a result that nobody sees. */
  get isSilent(): boolean {
    return this.silent > 0;
  }

  /** Whether this is in a table of contents. */
  get isContents(): boolean {
    return this.contents > 0;
  }

  /** @param length of the text so far, in UTF-16 units */
  begin(instruction: string, length: number): SimpleField {
    const field = {
      isSilent: isSilent(instruction),
      isContents: isContents(instruction),
      before: isNumbering(instruction) ? length : undefined,
    };
    this.silent += field.isSilent ? 1 : 0;
    this.contents += field.isContents ? 1 : 0;
    this.open.push(field);
    return field;
  }

  /** @returns the field that ends */
  end(): SimpleField | undefined {
    const field = this.open.pop();
    this.silent -= field?.isSilent === true ? 1 : 0;
    this.contents -= field?.isContents === true ? 1 : 0;
    return field;
  }
}
