/** A piece of a sentence, and whether the other sentence lacks it. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Characters that must agree in a row before it is no chance. */
const RUN = 3;
/** Where more than this share of a sentence differs, emphasis says nothing; as in hovers. */
const MOST = 0.7;

/** Cuts a sentence into what it has in common with another and what it has not, in linear time. */
export function differences(sentence: string, other: string): readonly Piece[] {
  const runs = new Set(runsOf(Array.from(other)));
  const chars = Array.from(sentence);
  const common = chars.map(() => false);
  runsOf(chars).forEach((run, i) => {
    if (runs.has(run)) {
      common.fill(true, i, i + RUN);
    }
  });
  if (common.filter((is) => !is).length > MOST * chars.length) {
    return [{ text: sentence, differs: false }];
  }
  const pieces: { text: string; differs: boolean }[] = [];
  chars.forEach((char, i) => {
    const differs = common[i] !== true;
    const last = pieces.at(-1);
    if (last?.differs === differs) {
      last.text += char;
    } else {
      pieces.push({ text: char, differs });
    }
  });
  return pieces;
}

function runsOf(chars: readonly string[]): readonly string[] {
  return chars.slice(0, Math.max(0, chars.length - RUN + 1)).map((_, i) => chars.slice(i, i + RUN).join(''));
}
