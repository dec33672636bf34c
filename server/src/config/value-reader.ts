import type { Node } from 'jsonc-parser';
import type { Message } from '../rules/rule';
import { nearest } from './nearest';
import { lineStarts, positionAt, type TextPlace } from './place';
import { shorten } from './shorten';

/** One wrong entry of a `workplan.json`, with its place. */
export interface ConfigProblem extends TextPlace {
  readonly message: Message;
}

/** UTF-16 units of a wrong name that a message shows. */
const LONGEST_NAME = 60;
/** What a list's entries are called where one of them is wrong. */
const LISTS: ReadonlySet<string> = new Set(['ignores', 'links', 'archive.folders']);

/** Walks over the values of a `workplan.json` and notes what is wrong with them, each at its place. */
export class ValueReader {
  readonly problems: ConfigProblem[] = [];
  readonly #starts: readonly number[];

  constructor(readonly text: string) {
    this.#starts = lineStarts(text);
  }

  problem(offset: number, length: number, message: Message): void {
    this.problems.push({ ...this.place(offset, length), message });
  }

  /** The entries of an object; anything else is reported under the name it should have had. */
  object(node: Node, name: string): readonly (readonly [string, Node, Node])[] {
    if (node.type === 'object') {
      return this.entries(node);
    }
    this.wrong(node, {
      zh: `${LISTS.has(name) ? `${name} 的每一项` : `${name} `}应是一个对象 { … }`,
      en: `${LISTS.has(name) ? `each entry of ${name}` : name} should be an object { … }`,
    });
    return [];
  }

  entries(object: Node): readonly (readonly [string, Node, Node])[] {
    const entries = new Map<string, readonly [string, Node, Node]>();
    for (const { children: [keyNode, value] = [] } of object.children ?? []) {
      const key: unknown = keyNode?.value;
      // Without a value the syntax is broken there, and that is reported.
      if (!keyNode || !value || typeof key !== 'string') {
        continue;
      }
      if (entries.has(key)) {
        this.wrong(keyNode, {
          zh: `“${shorten(key, LONGEST_NAME)}”写了不止一次，以最后一处为准`,
          en: `"${shorten(key, LONGEST_NAME)}" is given more than once; the last one counts`,
        });
      }
      entries.set(key, [key, keyNode, value]);
    }
    return [...entries.values()];
  }

  unknown(node: Node, what: Message, name: string, candidates: readonly string[]): void {
    const near = nearest(name, candidates);
    this.wrong(node, {
      zh: `没有名为“${shorten(name, LONGEST_NAME)}”的${what.zh}` + (near ? `，是不是“${near}”？` : ''),
      en:
        `there is no ${what.en} "${shorten(name, LONGEST_NAME)}"` + (near ? `; did you mean "${near}"?` : ''),
    });
  }

  oneOf(node: Node, name: string, choices: readonly string[]): void {
    const value: unknown = node.value;
    const near = typeof value === 'string' ? nearest(value, choices) : undefined;
    this.wrong(node, {
      zh: `${name} 应是 ${choices.join('、')} 之一` + (near ? `，是不是“${near}”？` : ''),
      en: `${name} should be one of ${choices.join(', ')}` + (near ? `; did you mean "${near}"?` : ''),
    });
  }

  wrong(node: Node, message: Message): void {
    this.problem(node.offset, node.length, message);
  }

  place(offset: number, length: number): TextPlace {
    const range = { start: positionAt(this.#starts, offset), end: positionAt(this.#starts, offset + length) };
    return { offset, length, range };
  }
}
