import { CellText, LaterText, type TextSink } from '../lines';
import { Fields } from './fields';
import { Flow, type Numbered } from './flow';
import type { CellProperties, Presence } from './marks';

interface Row {
  readonly cells: CellText[];
  isGone: boolean;
}

/** What a document is, and each of its text boxes: paragraphs, fields and rows that have nothing to do with another's. */
interface Story {
  readonly fields: Fields;
  readonly rows: Row[];
}

/** Paragraphs that follow each other: those of a story, or of a cell. */
interface Place {
  readonly flow: Flow;
  /** Where it is a cell: what there is until it ends. */
  readonly text?: CellText;
  cell?: CellProperties;
}

/** Where the text goes that is being read: tables in cells and boxes in paragraphs, inside each other. */
export class Stories {
  private place: Place;
  private story: Story;
  /** Those that go on when the present ones end. */
  private readonly outerPlaces: Place[] = [];
  private readonly outerStories: Story[] = [];
  private readonly unended: number[] = [];

  /** @param endless fields that are known to have no end */
  constructor(
    into: TextSink,
    private readonly numbered: Numbered,
    private readonly endless: ReadonlySet<number>,
  ) {
    this.place = { flow: new Flow(into, numbered) };
    this.story = { fields: new Fields(endless), rows: [] };
  }

  get flow(): Flow {
    return this.place.flow;
  }

  get fields(): Fields {
    return this.story.fields;
  }

  /** Ends the document. @returns its fields that had no end while they told what to show */
  finish(): readonly number[] {
    this.flow.flush();
    this.endFields();
    return this.unended;
  }

  beginRow(): void {
    this.flow.flush();
    this.story.rows.push({ cells: [], isGone: false });
  }

  setRow({ gone }: Presence): void {
    const row = this.story.rows.at(-1);
    if (row) {
      row.isGone = gone;
    }
  }

  endRow(): void {
    const row = this.story.rows.pop();
    if (row && !row.isGone) {
      this.flow.into.row(row.cells);
    }
  }

  beginCell(): void {
    const text = new CellText();
    this.enter({ flow: new Flow(text, this.numbered), text });
  }

  setCell(cell: CellProperties): void {
    this.place.cell = cell;
  }

  endCell(): void {
    const { flow, text, cell } = this.place;
    flow.flush();
    this.leave();
    const row = this.story.rows.at(-1);
    if (!text) {
      return;
    }
    if (!row) {
      this.flow.into.row([text]);
    } else if (!cell?.gone && cell?.merged !== 'before') {
      row.cells.push(text);
    }
  }

  /** A text box comes after the paragraph that it is anchored in, whose number therefore comes first. */
  beginBox(): void {
    const box = this.addBox();
    this.enter({ flow: new Flow(box, this.numbered) });
    this.outerStories.push(this.story);
    this.story = { fields: new Fields(this.endless), rows: [] };
  }

  endBox(): void {
    this.flow.flush();
    this.endFields();
    this.leave();
    this.story = this.outerStories.pop() ?? this.story;
  }

  /** A box of one line. */
  addLine(text: string): void {
    this.addBox().paragraph(text);
  }

  private addBox(): LaterText {
    const { flow } = this;
    const box = new LaterText();
    flow.takeNumber(flow.current);
    flow.current.boxes.push(box);
    return box;
  }

  private enter(place: Place): void {
    this.outerPlaces.push(this.place);
    this.place = place;
  }

  private leave(): void {
    this.place = this.outerPlaces.pop() ?? this.place;
  }

  private endFields(): void {
    for (const field of this.fields.unended) {
      this.unended.push(field);
    }
  }
}
