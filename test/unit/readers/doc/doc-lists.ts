import { concat, words } from './compound-file';

/** Styles, fonts and lists of the documents that tests write ([MS-DOC]). */

export interface LevelOf {
  readonly start?: number;
  /** MSONFC. */
  readonly nfc?: number;
  /** `%1` to `%9` stand for numbers. */
  readonly text: string;
  readonly follow?: 0 | 1 | 2;
  /** ilvlRestartLim, with fNoRestart. */
  readonly restart?: number;
  readonly legal?: boolean;
  readonly font?: number;
}

export interface InstanceOf {
  /** Which of the lists, from 0. */
  readonly list: number;
  readonly overrides?: readonly { readonly level: number; readonly start?: number; readonly own?: LevelOf }[];
}

export interface StyleOf {
  readonly kind?: 1 | 2 | 3 | 4;
  readonly base?: number;
  readonly list?: number;
  readonly level?: number;
  readonly hidden?: boolean;
}

/** STSH. */
export function stylesOf(styles: readonly (StyleOf | undefined)[]): Uint8Array {
  const head = [...short(styles.length), ...short(10), ...Array.from({ length: 14 }, () => 0)];
  return concat([
    short(head.length),
    head,
    ...styles.map((style, i) => {
      if (!style) {
        return [0, 0];
      }
      const kind = style.kind ?? 1;
      const paragraph = upx([
        ...short(i),
        ...(style.level === undefined ? [] : [0x0a, 0x26, style.level]),
        ...(style.list === undefined ? [] : [0x0b, 0x46, ...short(style.list)]),
      ]);
      const characters = upx(flag(0x083c, style.hidden));
      const parts = {
        1: [paragraph, characters],
        2: [characters],
        3: [upx([]), paragraph, characters],
        4: [paragraph],
      }[kind];
      const name = `样式${i}`;
      const std = [
        ...short(0),
        ...short(kind | ((style.base ?? 0xfff) << 4)),
        ...short(parts.length),
        ...short(0),
        ...short(0),
        ...short(name.length),
        ...name.split('').flatMap((unit) => short(unit.charCodeAt(0))),
        ...short(0),
        ...parts.flat(),
      ];
      return [...short(std.length), ...std, ...(std.length % 2 === 1 ? [0] : [])];
    }),
  ]);
}

function upx(bytes: readonly number[]): number[] {
  return [...short(bytes.length), ...bytes, ...(bytes.length % 2 === 1 ? [0] : [])];
}

/** SttbfFfn. */
export function fontsOf(fonts: readonly string[]): Uint8Array {
  return concat([
    short(fonts.length),
    [0, 0],
    ...fonts.map((name) => {
      const entry = [
        ...Array.from({ length: 39 }, () => 0),
        ...name.split('').flatMap((unit) => short(unit.charCodeAt(0))),
        0,
        0,
      ];
      return [entry.length, ...entry];
    }),
  ]);
}

/** PlfLst, and the levels of its lists. */
export function listsOf(lists: readonly (readonly LevelOf[])[]): {
  definitions: Uint8Array;
  levels: Uint8Array;
} {
  return {
    definitions: concat([
      short(lists.length),
      ...lists.map((levels, i) => [
        ...words([1000 + i, 0]),
        ...Array.from({ length: 18 }, () => 0),
        levels.length === 1 ? 1 : 0,
        0,
      ]),
    ]),
    levels: concat(
      lists.flatMap((levels) =>
        levels.length === 1
          ? levels.map(levelOf)
          : Array.from({ length: 9 }, (_, i) => levelOf(levels[i] ?? { text: `%${i + 1}.` })),
      ),
    ),
  };
}

/** LVL. */
function levelOf(level: LevelOf): number[] {
  const numbers: number[] = [];
  const text: number[] = [];
  for (const part of level.text.match(/%[1-9]|[^]/g) ?? []) {
    if (part.length === 2) {
      numbers.push(text.length + 1);
    }
    text.push(part.length === 2 ? Number(part[1]) - 1 : part.charCodeAt(0));
  }
  const characters = level.font === undefined ? [] : [0x4f, 0x4a, ...short(level.font)];
  return [
    ...words([level.start ?? 1]),
    level.nfc ?? 0,
    (level.legal === true ? 4 : 0) | (level.restart === undefined ? 0 : 8),
    ...Array.from({ length: 9 }, (_, i) => numbers[i] ?? 0),
    level.follow ?? 0,
    ...words([0, 0]),
    characters.length,
    0,
    level.restart ?? 0,
    0,
    ...characters,
    ...short(text.length),
    ...text.flatMap(short),
  ];
}

/** PlfLfo. */
export function instancesOf(instances: readonly InstanceOf[]): Uint8Array {
  return concat([
    words([instances.length]),
    ...instances.map(({ list, overrides }) => [
      ...words([1000 + list, 0, 0]),
      overrides?.length ?? 0,
      0,
      0,
      0,
    ]),
    ...instances.map(({ overrides = [] }) => [
      ...words([0xffffffff]),
      ...overrides.flatMap(({ level, start, own }) => [
        ...words([start ?? 0, level | (start === undefined ? 0 : 0x10) | (own ? 0x20 : 0)]),
        ...(own ? levelOf(own) : []),
      ]),
    ]),
  ]);
}

/** Two bytes, the lower one first. */
export function short(number: number): number[] {
  return [number & 0xff, (number >> 8) & 0xff];
}

/** A change that is on or off, where it is said. */
export function flag(sprm: number, isOn: boolean | undefined): number[] {
  return isOn === undefined ? [] : [...short(sprm), Number(isOn)];
}
