import type { Finding, Severity } from '../rules/rule';
import type { CheckedFile, CheckEnd, Reporter } from './check';
import type { Paint } from './color';
import { excerpt } from './excerpt';
import type { Output } from './io';
import type { Language } from './say';
import { printable } from './width';

/** What each severity is called, and what counts it in a summary (singular, plural in English). */
const NAMES: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  zh: { error: '错误', warning: '警告', info: '信息', hint: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info', hint: 'hint' },
};
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Cells of what stands before a line of the plan: `        | `. */
const GUTTER = '        | ';
/** Findings of one file that are listed: nobody reads on, and a hostile text has millions. */
const MOST = 1000;
const NARROWEST = 40;
const WIDEST = 160;
/** Width where there is no terminal to ask. */
const USUAL = 100;

/** Findings for a person: per file a heading, per finding its place, words and code, the line and marks under it. */
export class TextReporter implements Reporter {
  readonly #width: number;

  constructor(
    readonly out: Output,
    readonly language: Language,
    readonly paint: Paint,
  ) {
    const columns = Math.max(NARROWEST, Math.min(out.columns ?? USUAL, WIDEST));
    this.#width = columns - GUTTER.length;
  }

  file(file: CheckedFile): void {
    const { findings, name } = file;
    if (findings.length === 0) {
      return;
    }
    const blocks = findings.slice(0, MOST).map((finding) => this.#finding(file, finding));
    const more = findings.length - blocks.length;
    if (more > 0) {
      blocks.push(
        this.language === 'zh'
          ? `  ……另有 ${more} 处没有列出；全部结果见 --format json\n`
          : `  ... and ${more} more; --format json lists them all\n`,
      );
    }
    this.out.write(`${this.paint('file', printable(name))}\n${blocks.join('')}\n`);
  }

  end({ plans, counts, failures, fixed }: CheckEnd): void {
    const zh = this.language === 'zh';
    const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
      this.paint(severity, this.#count(severity, counts[severity])),
    );
    const left = fixed !== undefined && fixed.findings > 0;
    const nothing = left
      ? { zh: '没有剩下的问题', en: 'nothing left' }
      : { zh: '没有发现问题', en: 'nothing found' };
    const what = found.length > 0 ? found.join(zh ? '，' : ', ') : nothing[this.language];
    // Plans that could not be read, or not be written back, were named on standard error; a summary must not sound
    // as if all was well.
    const [read, how] = fixed ? ['读写', 'read or written'] : ['读取', 'read'];
    const unread =
      failures.length > 0
        ? zh
          ? `，另有 ${failures.length} 处${read}有误`
          : `; ${failures.length} could not be ${how} properly`
        : '';
    if (plans > 0) {
      this.out.write(
        zh
          ? `共检查 ${plans} 份文件${this.#mended(fixed)}：${what}${unread}\n`
          : `${plans} ${plans === 1 ? 'file' : 'files'} checked${this.#mended(fixed)}: ${what}${unread}\n`,
      );
    }
  }

  /** What a run that mends did: `，改动 2 份，改好 7 处`. */
  #mended(fixed: CheckEnd['fixed']): string {
    if (!fixed) {
      return '';
    }
    const { files, findings } = fixed;
    if (this.language === 'zh') {
      return findings > 0 ? `，改动 ${files} 份，改好 ${findings} 处` : '，没有改动';
    }
    return findings > 0 ? `, ${files} changed, ${findings} fixed` : ', none changed';
  }

  #count(severity: Severity, count: number): string {
    const name = NAMES[this.language][severity];
    if (this.language === 'zh') {
      return `${count} 处${name}`;
    }
    return `${count} ${name}${count === 1 || severity === 'info' ? '' : 's'}`;
  }

  #finding({ lines }: CheckedFile, { code, severity, range, message, related = [] }: Finding): string {
    const { start, end } = range;
    const line = lines[start.line]?.text ?? '';
    const to = end.line === start.line ? end.character : line.length;
    const { text, marks } = excerpt(line, start.character, to, this.#width);
    const rows = [
      `  ${place(start)}  ${this.paint(severity, NAMES[this.language][severity])}  ` +
        `${printable(message[this.language])}  ${this.paint('faint', code)}`,
      this.paint('faint', GUTTER) + text,
      this.paint('faint', GUTTER) + this.paint(severity, marks),
      ...related.map(
        (other) => `        = ${place(other.range.start)}  ${printable(other.message[this.language])}`,
      ),
    ];
    return rows.map((row) => `${row}\n`).join('');
  }
}

function place({ line, character }: { readonly line: number; readonly character: number }): string {
  return `${line + 1}:${character + 1}`;
}
