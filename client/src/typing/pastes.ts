/** How long after VS Code has announced a paste its text may come, milliseconds: other extensions may be asked too. */
const PATIENCE = 2_000;

/** The text that was pasted last, so that a pasted line break is not taken for the Enter key. */
export class Pastes {
  private text = '';
  private at = Number.NEGATIVE_INFINITY;

  /** @param now a clock in milliseconds that only goes on */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Keeps a text that VS Code is about to paste. */
  note(text: string): void {
    this.text = text;
    this.at = this.now();
  }

  /** Whether a text that appears in the document now was pasted. */
  was(text: string): boolean {
    return text === this.text && this.now() - this.at < PATIENCE;
  }
}
