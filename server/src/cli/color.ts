import type { LinkKind } from '../archive/model';
import type { Severity } from '../rules/rule';
import type { Io } from './io';

/** Paints a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;
export type Style = Severity | LinkKind | 'file' | 'faint';

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  hint: [90, 39],
  continued: [34, 39],
  split: [33, 39],
  merged: [32, 39],
  new: [35, 39],
  dropped: [31, 39],
  file: [4, 24],
  faint: [2, 22],
};

/**
 * Whether to use colours. The command line decides (the last of `--color` and `--no-color`), then `FORCE_COLOR`
 * (`0` and `false` forbid), then `NO_COLOR`, then whether a terminal is there that has colours.
 */
export function wantsColor(given: readonly string[], io: Pick<Io, 'env' | 'out'>): boolean {
  const flag = given.filter((name) => name === 'color' || name === 'no-color').at(-1);
  if (flag !== undefined) {
    return flag === 'color';
  }
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = io.env;
  if (force !== undefined) {
    return force !== '0' && force !== 'false';
  }
  return no !== undefined && no !== '' ? false : io.out.isTerminal && term !== 'dumb';
}

/** A painter that uses ANSI sequences, or none. */
export function painter(color: boolean): Paint {
  if (!color) {
    return (_style, text) => text;
  }
  return (style, text) => {
    const [on, off] = CODES[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
