/** A piece of a sentence, and whether the other sentence has it too. */
export interface Piece {
  readonly text: string;
  readonly shared: boolean;
}

/** Characters that must agree in a row before it is no chance. */
const RUN = 3;

/** Cuts a sentence into what it shares with another and what it does not, in linear time. */
export function sharedPieces(sentence: string, other: string): readonly Piece[] {
  const runs = new Set(runsOf(Array.from(other)));
  const chars = Array.from(sentence);
  const shared = chars.map(() => false);
  runsOf(chars).forEach((run, i) => {
    if (runs.has(run)) {
      shared.fill(true, i, i + RUN);
    }
  });
  const pieces: { text: string; shared: boolean }[] = [];
  chars.forEach((char, i) => {
    const last = pieces.at(-1);
    if (last && last.shared === shared[i]) {
      last.text += char;
    } else {
      pieces.push({ text: char, shared: shared[i] === true });
    }
  });
  return pieces;
}

function runsOf(chars: readonly string[]): readonly string[] {
  return chars.slice(0, Math.max(0, chars.length - RUN + 1)).map((_, i) => chars.slice(i, i + RUN).join(''));
}
