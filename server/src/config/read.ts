/* Loads the JSON parser: import this module only where a workplan.json is read. */
import { parseTree, type Node, type ParseError } from 'jsonc-parser/lib/esm/main.js';
import type { NumberingSetting, NumberingSettings } from '../plan/scheme';
import { LEVELS, type Level } from '../plan/tree';
import { RULE_LEVELS, type RuleLevel } from '../rules/rule';
import { EMPTY_CONFIG, type Ignore, type WorkplanConfig } from './config';
import { UNUSED_IGNORE } from './ignores';
import { isRuleLevel } from './levels';
import type { TextPlace } from './place';
import { readArchiveEntry, readLinks } from './read-archive';
import { syntaxProblem } from './syntax';
import { ValueReader, type ConfigProblem } from './value-reader';

export type { ConfigProblem } from './value-reader';

/** A `workplan.json` as far as it could be understood. */
export interface ReadConfig {
  readonly config: WorkplanConfig;
  readonly problems: readonly ConfigProblem[];
  /** Where each entry of `ignores` is written. */
  readonly places: ReadonlyMap<Ignore, TextPlace>;
}

const NUMBERINGS: readonly NumberingSetting[] = ['auto', 'continuous', 'restarting'];
const SECTIONS = ['$schema', 'rules', 'numbering', 'archive', 'links', 'ignores'] as const;
const HASH = /^[0-9a-f]{16}$/;

/**
 * Reads a `workplan.json`: JSON, with comments and trailing commas allowed. A wrong entry gives one problem and
 * is left out; everything else counts. After a slip of the syntax nothing more is judged, as nobody knows what
 * was meant, but what can be read still counts. Never throws.
 *
 * @param codes the codes of the rules that exist; others are reported with the nearest of them
 */
export function readConfig(text: string, codes: readonly string[]): ReadConfig {
  // A byte-order mark is a blank to every editor; the parser would stumble over it. Offsets stay as they are.
  const source = text.startsWith('\uFEFF') ? ' ' + text.slice(1) : text;
  const errors: ParseError[] = [];
  const reader = new Reader(source, codes);
  let root: Node | undefined;
  try {
    root = parseTree(source, errors, { allowTrailingComma: true, allowEmptyContent: true });
  } catch (error) {
    // The parser is recursive: a hundred thousand brackets are more than the stack.
    if (!(error instanceof RangeError)) {
      throw error;
    }
    reader.problem(0, 1, { zh: '括号嵌套太深，无法读取', en: 'brackets are nested too deeply to be read' });
  }
  if (root) {
    reader.readRoot(root);
  }
  return reader.result(errors[0]);
}

class Reader extends ValueReader {
  readonly #places = new Map<Ignore, TextPlace>();
  #config: WorkplanConfig = EMPTY_CONFIG;

  constructor(
    text: string,
    readonly codes: readonly string[],
  ) {
    super(text);
  }

  result(error: ParseError | undefined): ReadConfig {
    let problems: readonly ConfigProblem[] = this.problems;
    if (error) {
      const { offset, length, message } = syntaxProblem(this.text, error);
      const before = this.problems.filter((problem) => problem.offset < offset);
      problems = [...before, { ...this.place(offset, length), message }];
    }
    return { config: this.#config, problems, places: this.#places };
  }

  readRoot(root: Node): void {
    let rules: Readonly<Record<string, RuleLevel>> = {};
    let numbering: NumberingSettings = {};
    let ignores: readonly Ignore[] = [];
    let { archive, links } = EMPTY_CONFIG;
    const known = root.type === 'object';
    if (!known) {
      this.wrong(root, {
        zh: '整个文件应是一个对象 { … }',
        en: 'the whole file should be one object { … }',
      });
    }
    for (const [key, keyNode, value] of known ? this.entries(root) : []) {
      if (key === 'rules') {
        rules = this.#rules(value);
      } else if (key === 'numbering') {
        numbering = this.#numbering(value);
      } else if (key === 'ignores') {
        ignores = this.#ignores(value);
      } else if (key === 'archive') {
        archive = readArchiveEntry(this, value);
      } else if (key === 'links') {
        links = readLinks(this, value);
      } else if (key !== '$schema') {
        this.unknown(keyNode, { zh: '配置项', en: 'entry' }, key, SECTIONS);
      }
    }
    this.#config = { rules, numbering, archive, links, ignores };
  }

  #rules(node: Node): Readonly<Record<string, RuleLevel>> {
    const rules: Record<string, RuleLevel> = {};
    const codes = [...this.codes, UNUSED_IGNORE];
    for (const [code, keyNode, value] of this.object(node, 'rules')) {
      const level: unknown = value.value;
      if (!codes.includes(code)) {
        this.unknown(keyNode, { zh: '规则', en: 'rule' }, code, codes);
      } else if (isRuleLevel(level)) {
        rules[code] = level;
      } else {
        this.oneOf(value, code, RULE_LEVELS);
      }
    }
    return rules;
  }

  #numbering(node: Node): NumberingSettings {
    const numbering: Partial<Record<Level, NumberingSetting>> = {};
    for (const [key, keyNode, value] of this.object(node, 'numbering')) {
      const level = LEVELS.find((name) => name === key);
      const setting = NUMBERINGS.find((name) => name === value.value);
      if (!level) {
        this.unknown(keyNode, { zh: '层次', en: 'level' }, key, LEVELS);
      } else if (setting) {
        numbering[level] = setting;
      } else {
        this.oneOf(value, key, NUMBERINGS);
      }
    }
    return numbering;
  }

  #ignores(node: Node): readonly Ignore[] {
    if (node.type !== 'array') {
      this.wrong(node, { zh: 'ignores 应是一个列表 [ … ]', en: 'ignores should be a list [ … ]' });
      return [];
    }
    return (node.children ?? []).map((child) => this.#ignore(child)).filter((ignore) => ignore !== undefined);
  }

  #ignore(node: Node): Ignore | undefined {
    const before = this.problems.length;
    const found: Partial<Record<'code' | 'hash' | 'file', string>> = {};
    for (const [key, keyNode, value] of this.object(node, 'ignores')) {
      const content: unknown = value.value;
      if (key !== 'code' && key !== 'hash' && key !== 'file') {
        this.unknown(keyNode, { zh: '忽略项的内容', en: 'part of an ignore' }, key, ['code', 'hash', 'file']);
      } else if (typeof content !== 'string') {
        this.wrong(value, { zh: `${key} 应是一段带引号的文字`, en: `${key} should be a quoted text` });
      } else if (key === 'code' && !this.codes.includes(content)) {
        this.unknown(value, { zh: '规则', en: 'rule' }, content, this.codes);
      } else if (key === 'hash' && !HASH.test(content)) {
        this.wrong(value, {
          zh: 'hash 应是 16 位十六进制数（小写）',
          en: 'hash should be 16 hexadecimal digits in lower case',
        });
      } else {
        found[key] = content;
      }
    }
    const { code, hash, file } = found;
    if (code === undefined || hash === undefined) {
      // What is there but wrong has been said already.
      if (this.problems.length === before) {
        this.wrong(node, { zh: '忽略项缺少 code 或 hash', en: 'an ignore needs both code and hash' });
      }
      return undefined;
    }
    const ignore: Ignore = file === undefined ? { code, hash } : { code, hash, file };
    this.#places.set(ignore, this.place(node.offset, node.length));
    return ignore;
  }
}
