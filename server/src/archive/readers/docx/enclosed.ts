import { toCircled } from '../../../plan/ordinal';

/** What Word draws around a character: `带圈字符`. */
const CIRCLES = '○◯〇';

/**
 * The characters that an EQ field puts on each other (17.16.5.15, switch `\o`): so Word keeps a character in a circle,
 * `eq \o\ac(○,3)`, and one with its reading above it, `EQ \o\ad(\s\up 9(gōng),工)`. Both end with the character itself.
 *
 * @returns `③`, `工`; undefined for every other formula
 */
export function enclosed(instruction: string): string | undefined {
  const overstrike = instruction.toLowerCase().indexOf('\\o');
  const from = overstrike < 0 ? -1 : instruction.indexOf('(', overstrike);
  if (from < 0) {
    return undefined;
  }
  const list = topLevel(instruction, from + 1);
  const [around = '', last = ''] = [list[0]?.trim(), list.at(-1)?.trim()];
  if (list.length !== 2 || last === '' || /[\\()]/u.test(last)) {
    return undefined;
  }
  const number = /^\d{1,2}$/u.test(last) && CIRCLES.includes(around) ? toCircled(Number(last)) : undefined;
  return number ?? last;
}

/** The arguments up to the bracket that closes them. */
function topLevel(text: string, from: number): string[] {
  const list: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(') {
      depth++;
    } else if (character === ')' && depth-- === 0) {
      list.push(text.slice(start, at));
      return list;
    } else if (depth === 0 && (character === ',' || character === ';')) {
      list.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [];
}
