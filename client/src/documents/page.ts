import type { DocumentLine } from '../../../server/src/protocol';
import { attribute as escape } from '../related/html';
import type { Translate } from '../statusText';

/** What a page shows: a document, or why there is none. */
export type PageContent =
  | {
      readonly text: string;
      readonly lines: readonly DocumentLine[];
      /** What was left out or decided, in words for the user. */
      readonly notes: readonly string[];
    }
  | { readonly refusal: string };

/** What a page is made with. */
export interface PageOptions {
  /** Of the words around the document, as HTML names it. */
  readonly language: string;
  /** The file's name. */
  readonly name: string;
  /** Lets the page's own style in, and nothing else. */
  readonly nonce: string;
}

/** Lines and UTF-16 units that a page shows; longer texts end with a remark and are read as text. */
const MOST_LINES = 5_000;
const MOST_UNITS = 500_000;

/**
 * A document as a page to be read, laid out as GB/T 9704-2012, 7.3 has it: the title in the middle, chapters in 黑体,
 * sections in 楷体, everything else in 仿宋, each paragraph two characters in. It holds no script and loads nothing.
 */
export function documentPage(
  content: PageContent,
  { language, name, nonce }: PageOptions,
  t: Translate,
): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${escape(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(name)}</title>`,
    `<style nonce="${escape(nonce)}">${STYLE}</style>`,
    '</head>',
    '<body data-workplan="document">',
    ...('refusal' in content ? refusal(content.refusal, name, t) : page(content, t)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function refusal(reason: string, name: string, t: Translate): string[] {
  return [
    '<main class="refusal">',
    `<h1>${escape(t('“{0}” cannot be shown', name))}</h1>`,
    `<p>${escape(reason)}</p>`,
    `<p>${escape(t('Looking at a file never changes it. It is shown here as soon as it can be read.'))}</p>`,
    '</main>',
  ];
}

function page(
  { text, lines, notes }: Exclude<PageContent, { readonly refusal: string }>,
  t: Translate,
): string[] {
  const { shown, rest } = cut(text.split('\n'));
  const remarks = [
    ...notes,
    ...(rest ? [t('Only the beginning of this long text is shown here; read the rest as text')] : []),
  ];
  return [
    ...(remarks.length === 0
      ? []
      : [
          '<aside role="note">',
          `<ul>${remarks.map((remark) => `<li>${escape(remark)}</li>`).join('')}</ul>`,
          '</aside>',
        ]),
    '<main lang="zh-CN">',
    ...blocks(shown, lines),
    '</main>',
  ];
}

function cut(lines: readonly string[]): { readonly shown: readonly string[]; readonly rest: boolean } {
  let units = 0;
  for (let i = 0; i < lines.length; i++) {
    units += lines[i]?.length ?? 0;
    if (i >= MOST_LINES || units > MOST_UNITS) {
      return { shown: lines.slice(0, i), rest: true };
    }
  }
  return { shown: lines, rest: false };
}

function blocks(texts: readonly string[], lines: readonly DocumentLine[]): string[] {
  const made: string[] = [];
  for (let i = 0; i < texts.length;) {
    const { kind, heading } = lines[i] ?? { kind: 'text', heading: 0 };
    const end = kind === 'title' || kind === 'table' ? endOfRun(lines, kind, i, texts.length) : i + 1;
    const run = texts.slice(i, end);
    made.push(
      kind === 'title'
        ? `<h1>${run.map((line) => escape(line.trim())).join('<br>')}</h1>`
        : kind === 'table'
          ? `<table>${run.map(row).join('')}</table>`
          : paragraph(run[0] ?? '', kind, heading),
    );
    i = end;
  }
  return made.filter((block) => block !== '');
}

function endOfRun(
  lines: readonly DocumentLine[],
  kind: DocumentLine['kind'],
  start: number,
  limit: number,
): number {
  let end = start + 1;
  while (end < limit && lines[end]?.kind === kind) {
    end++;
  }
  return end;
}

function row(line: string): string {
  return `<tr>${line
    .split('\t')
    .map((cell) => `<td>${escape(cell)}</td>`)
    .join('')}</tr>`;
}

/** One line; indents are the page's own, so blanks around it go. */
function paragraph(line: string, kind: DocumentLine['kind'], heading: number): string {
  const text = line.trim();
  if (text === '') {
    return '';
  }
  const lead = line.length - line.trimStart().length;
  const words = text.slice(0, Math.max(0, heading - lead));
  const body = text.slice(words.length);
  const tag = body === '' && kind === 'chapter' ? 'h2' : body === '' && kind === 'section' ? 'h3' : 'p';
  const content =
    words === '' ? escape(body) : `<span class="heading">${escape(words)}</span>${escape(body)}`;
  return `<${tag} class="${kind}">${content}</${tag}>`;
}

/*
 * 三号 (16 pt) in lines of 28 pt, 28 characters wide, the title in 二号 (22 pt): GB/T 9704-2012, 5.2.2, 5.2.3 and 7.3.1.
 * Each font by the names it has on Windows, with WPS and on macOS, then what comes nearest.
 */
const STYLE = `
body { margin: 0; padding: 24px 16px 64px; background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font-size: 16pt; line-height: 1.75; }
main { box-sizing: content-box; max-width: 28em; margin: 0 auto; padding: 2em 2.2em 3em; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); background: var(--vscode-editorWidget-background, transparent); font-family: FangSong, 仿宋, 仿宋_GB2312, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; overflow-wrap: anywhere; }
h1, h2, h3, p { margin: 0; font-size: inherit; font-weight: normal; white-space: pre-wrap; }
h1 { margin: 0.6em 0 1em; font-size: 22pt; line-height: 1.5; text-align: center; text-wrap: balance; font-family: 方正小标宋简体, 方正小标宋_GBK, FZXiaoBiaoSong-B05S, STZhongsong, 华文中宋, SimSun, 宋体, "Noto Serif CJK SC", serif; }
h2, h3, p { text-indent: 2em; }
.chapter .heading, .attachment-mark { font-family: SimHei, 黑体, STHeiti, "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
.section .heading { font-family: KaiTi, 楷体, 楷体_GB2312, KaiTi_GB2312, STKaiti, "Kaiti SC", "AR PL UKai CN", serif; }
.attachment-mark { text-indent: 0; }
.signature, .date { padding-right: 4em; text-align: right; text-indent: 0; }
table { margin: 0.5em 0; border-collapse: collapse; font-size: 14pt; line-height: 1.5; }
td { min-width: 2em; padding: 0.2em 0.5em; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, currentColor)); vertical-align: top; }
aside { max-width: 44.8em; margin: 0 auto 16px; padding: 6px 12px; border-left: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-contrastBorder, currentColor)); background: var(--vscode-textBlockQuote-background, transparent); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.6; }
aside ul { margin: 0; padding-left: 1.2em; }
.refusal { padding: 2em; border: 0; background: none; font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.7; }
.refusal h1 { margin: 0 0 0.5em; font-family: inherit; font-size: 1.4em; text-align: left; }
.refusal p { text-indent: 0; }
body.vscode-high-contrast main { border-color: var(--vscode-contrastBorder); }
`;
