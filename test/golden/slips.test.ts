import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { splitLines } from '../../server/src/plan/line';
import { toArabic, toChinese } from '../../server/src/plan/ordinal';
import { parse } from '../../server/src/plan/parser';
import type { NumberedNode, Plan } from '../../server/src/plan/tree';
import { checkPlan } from '../../server/src/rules/check';

/**
 * Slips made on purpose, one at a time, in plans that have none of that kind: each must be found at its place,
 * under its code, once, with nothing else at warning or error that was not there before.
 */
const folders = [
  { name: 'published plans', folder: path.join(import.meta.dirname, '../../../shared/plans') },
  { name: 'the plans of examples/', folder: path.join(import.meta.dirname, '../../examples') },
  { name: 'plans of our own', folder: path.join(import.meta.dirname, '../fixtures/plans') },
];
/** Plans whose own slips would mix with those made here. */
const LEFT_OUT =
  /flattened|slips|讨论稿|mixed-and-restart|level-inversion|items-outside|title-missing|many-sections/;

interface Slip {
  readonly what: string;
  readonly text: string;
  /** Line of the slip in the new text; any of these. */
  readonly lines: readonly number[];
  readonly codes: readonly string[];
}

interface Draft {
  readonly name: string;
  readonly lines: readonly string[];
  readonly plan: Plan;
}

function joined(lines: readonly string[]): string {
  return lines.join('\n');
}

function without(lines: readonly string[], from: number, to: number): string[] {
  return [...lines.slice(0, from), ...lines.slice(to)];
}

/** The next node of the level that counts on from this one, if any. */
function follower(plan: Plan, node: NumberedNode): NumberedNode | undefined {
  const after = plan.numbered.filter((other) => other.kind === node.kind && other.startLine > node.startLine);
  const next =
    plan.schemes[node.kind]?.numbering === 'restarting'
      ? after.find((other) => other.parent === node.parent)
      : after[0];
  const sure = next?.marker?.certainty === 'firm' && node.marker?.certainty === 'firm';
  return sure && next.ordinal === (node.ordinal ?? 0) + 1 ? next : undefined;
}

function isUnit(node: NumberedNode): boolean {
  // A number that is only sure through its neighbours is not sure any more when they change.
  const sure = node.marker?.certainty === 'firm';
  return (node.kind === 'item' || node.kind === 'section') && node.ordinal !== null && sure;
}

function* deleted({ lines, plan }: Draft): Generator<Slip> {
  for (const node of plan.numbered.filter(isUnit)) {
    const next = follower(plan, node);
    if (next && node.startLine > 0) {
      const gone = node.endLine - node.startLine;
      yield {
        what: `${node.marker?.text} deleted`,
        text: joined(without(lines, node.startLine, node.endLine)),
        lines: [next.startLine - gone],
        codes: [`numbering/${node.kind}-gap`],
      };
    }
  }
}

function* doubled({ lines, plan }: Draft): Generator<Slip> {
  for (const node of plan.numbered.filter(isUnit)) {
    const own = lines.slice(node.startLine, node.endLine);
    yield {
      what: `${node.marker?.text} doubled`,
      text: joined([...lines.slice(0, node.endLine), ...own, ...lines.slice(node.endLine)]),
      lines: [node.endLine],
      codes: [`numbering/${node.kind}-duplicate`],
    };
  }
}

function* moved({ lines, plan }: Draft): Generator<Slip> {
  for (const node of plan.numbered.filter(isUnit)) {
    const siblings = plan.numbered.filter(
      (other) => other.kind === node.kind && other.parent === node.parent,
    );
    const at = siblings.indexOf(node);
    for (const distance of [2, 3]) {
      const target = siblings[at + distance];
      if (target) {
        const own = lines.slice(node.startLine, node.endLine);
        const gone = own.length;
        const rest = without(lines, node.startLine, node.endLine);
        const place = target.endLine - gone;
        yield {
          what: `${node.marker?.text} moved behind ${target.marker?.text}`,
          text: joined([...rest.slice(0, place), ...own, ...rest.slice(place)]),
          lines: [place],
          codes: [`numbering/${node.kind}-order`],
        };
      }
      const before = siblings[at - distance];
      if (before) {
        const own = lines.slice(node.startLine, node.endLine);
        const rest = without(lines, node.startLine, node.endLine);
        yield {
          what: `${node.marker?.text} moved before ${before.marker?.text}`,
          text: joined([...rest.slice(0, before.startLine), ...own, ...rest.slice(before.startLine)]),
          lines: [before.startLine],
          codes: [`numbering/${node.kind}-order`],
        };
      }
    }
  }
}

function written(node: NumberedNode, ordinal: number): string {
  const numeral = node.kind === 'item' ? toArabic(ordinal) : toChinese(ordinal);
  return node.marker?.shape.replace('#', numeral ?? '') ?? '';
}

function withMarker(lines: readonly string[], node: NumberedNode, marker: string): string {
  const line = lines[node.startLine] ?? '';
  const { start, end } = node.marker ?? { start: 0, end: 0 };
  return joined(
    lines.map((text, i) => (i === node.startLine ? line.slice(0, start) + marker + line.slice(end) : text)),
  );
}

function* renumbered({ lines, plan }: Draft): Generator<Slip> {
  for (const node of plan.numbered.filter((other) => isUnit(other) || other.kind === 'chapter')) {
    const next = follower(plan, node);
    const { ordinal } = node;
    if (!next || ordinal === null) {
      continue;
    }
    for (const wrong of [ordinal + 1, ordinal + 4, ordinal - 1, ordinal - 2, 77].filter(
      (n) => n > 0 && n < 100,
    )) {
      yield {
        what: `${node.marker?.text} renumbered ${wrong}`,
        text: withMarker(lines, node, written(node, wrong)),
        lines: [node.startLine],
        codes: ['duplicate', 'order', 'gap'].map((kind) => `numbering/${node.kind}-${kind}`),
      };
    }
  }
}

function* chapterLost({ lines, plan }: Draft): Generator<Slip> {
  const chapters = plan.numbered.filter((node) => node.kind === 'chapter' && node.marker);
  for (const [i, node] of chapters.entries()) {
    const next = chapters[i + 1];
    if (next) {
      yield {
        what: `line of ${node.marker?.text} lost`,
        text: joined(without(lines, node.startLine, node.startLine + 1)),
        lines: [next.startLine - 1],
        codes: ['numbering/chapter-gap'],
      };
    }
  }
}

function* markerChanged({ lines, plan }: Draft): Generator<Slip> {
  const changes: Readonly<Record<string, readonly [RegExp, readonly string[], string]>> = {
    chapter: [/、$/, ['.', '．', '，', '：', '。', ',', ' '], 'numbering/marker-punctuation'],
    section: [/[（）]/, ['(', ')', '、'], 'numbering/marker-style'],
    item: [/[.．、]$/, ['，', ',', '。', '：', ' '], 'numbering/marker-punctuation'],
  };
  for (const node of plan.numbered) {
    const change = changes[node.kind];
    const text = node.marker?.text ?? '';
    const siblings = plan.numbered.filter((other) => other.kind === node.kind);
    if (
      !change ||
      siblings.length < 3 ||
      node.marker?.shape !== plan.schemes[node.kind]?.shape ||
      node.marker?.flaw
    ) {
      continue;
    }
    const [pattern, marks, code] = change;
    for (const mark of marks) {
      let changed = text.replace(pattern, mark);
      let expected = code;
      if (node.kind === 'section') {
        changed =
          mark === '(' ? text.replace('（', '(') : mark === ')' ? text.replace('）', ')') : `${text}、`;
        expected = mark === '、' ? 'numbering/marker-punctuation' : code;
      }
      // The last of its scope has no number after it that would make a doubtful mark sure.
      const number = /^\d/.test(lines[node.startLine]?.slice(node.marker?.bodyStart) ?? '');
      if (changed !== text && follower(plan, node) && !number) {
        yield {
          what: `${text} written ${changed}`,
          text: withMarker(lines, node, changed),
          lines: [node.startLine],
          codes: [expected],
        };
      }
    }
    if (node.kind === 'item') {
      for (const mark of ['.', '．', '、'].filter((mark) => !text.endsWith(mark))) {
        yield {
          what: `${text} written with ${mark}`,
          text: withMarker(lines, node, text.slice(0, -1) + mark),
          lines: [node.startLine],
          codes: ['numbering/marker-style'],
        };
      }
    }
  }
}

function* quoteLost({ lines, plan }: Draft): Generator<Slip> {
  const opaque = new Set(
    plan.children
      .filter(({ kind }) => kind === 'attachments')
      .flatMap(({ startLine, endLine }) =>
        Array.from({ length: endLine - startLine }, (_, i) => startLine + i),
      ),
  );
  for (const [i, line] of lines.entries()) {
    for (const match of opaque.has(i) ? [] : line.matchAll(/[“”《》]/g)) {
      const text = line.slice(0, match.index) + line.slice(match.index + 1);
      yield {
        what: `${match[0]} lost in line ${i + 1}, column ${match.index + 1}`,
        text: joined(lines.map((other, at) => (at === i ? text : other))),
        lines: [i],
        codes: ['punctuation/unpaired'],
      };
    }
  }
}

function* yearChanged({ lines, plan }: Draft): Generator<Slip> {
  const { title, generalRequirements } = plan;
  const own = lines[generalRequirements?.startLine ?? -1] ?? '';
  if (
    title?.yearRange &&
    title.year !== null &&
    generalRequirements?.kind === 'labelled' &&
    own.includes(`${title.year}年`)
  ) {
    const { start, end } = title.yearRange;
    const changed = lines.map((line, i) =>
      i === start.line
        ? line.slice(0, start.character) + String((title.year ?? 0) + 1) + line.slice(end.character)
        : line,
    );
    yield {
      what: 'year of the title changed',
      text: joined(changed),
      lines: [generalRequirements.startLine],
      codes: ['year/title-requirements-mismatch'],
    };
  }
}

function* requirementsDeleted({ lines, plan }: Draft): Generator<Slip> {
  const found = plan.generalRequirements;
  if (found && found.kind !== 'chapter' && plan.title) {
    yield {
      what: 'general requirements deleted',
      text: joined(without(lines, found.startLine, found.endLine)),
      lines: [plan.title.range.start.line],
      codes: ['structure/general-requirements-missing'],
    };
  }
}

const kinds = {
  deleted,
  doubled,
  moved,
  renumbered,
  chapterLost,
  markerChanged,
  quoteLost,
  yearChanged,
  requirementsDeleted,
};

function loud(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity, range } of checkPlan(parse(text))) {
    if (severity === 'error' || severity === 'warning') {
      counts.set(`${code}@${range.start.line}`, (counts.get(`${code}@${range.start.line}`) ?? 0) + 1);
    }
  }
  return counts;
}

/** What is said now and was not said before; a place is told by code alone, as slips move the lines. */
function news(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  const codeOf = (key: string): string => key.split('@')[0] ?? '';
  const left = new Map<string, number>();
  for (const [key, count] of before) {
    left.set(codeOf(key), (left.get(codeOf(key)) ?? 0) + count);
  }
  const fresh: string[] = [];
  for (const [key, count] of after) {
    for (let i = 0; i < count; i++) {
      const known = left.get(codeOf(key)) ?? 0;
      if (known > 0 && !before.has(key)) {
        left.set(codeOf(key), known - 1);
      } else if (known > 0) {
        left.set(codeOf(key), known - 1);
      } else {
        fresh.push(key);
      }
    }
  }
  return fresh;
}

for (const { name, folder } of folders) {
  describe(`slips made on purpose in ${name}`, () => {
    if (!existsSync(folder)) {
      it.skip(`not run: there is no folder ${path.relative(process.cwd(), folder)}`);
      return;
    }
    const files = readdirSync(folder).filter((file) => file.endsWith('.txt') && !LEFT_OUT.test(file));
    for (const file of files) {
      const text = splitLines(readFileSync(path.join(folder, file), 'utf8'))
        .map((line) => line.text)
        .join('\n');
      const draft: Draft = { name: file, lines: text.split('\n'), plan: parse(text) };
      const before = loud(text);
      const mixed = [...before.keys()].some((key) => key.startsWith('numbering/marker-style'));
      const incomplete = [...before.keys()].some((key) => key.startsWith('numbering/item-gap'));
      for (const [kind, make] of Object.entries(kinds)) {
        // Where markers are mixed or numbers missing already, one more slip of the kind joins the ones there.
        if ((mixed && kind === 'markerChanged') || (incomplete && kind !== 'quoteLost')) {
          continue;
        }
        it(`${file}: ${kind}`, () => {
          const wrong: string[] = [];
          let count = 0;
          for (const slip of make(draft)) {
            count++;
            const after = loud(slip.text);
            // A copy of a text copies what was wrong in it.
            const own = (key: string): boolean => !/^(?:punctuation|numbering\/marker)/.test(key);
            const fresh = news(before, after).filter(
              (key) => kind === 'markerChanged' || kind === 'quoteLost' || own(key),
            );
            const found = slip.lines.some((line) => slip.codes.some((code) => after.has(`${code}@${line}`)));
            if (!found || fresh.length !== 1) {
              wrong.push(
                `${slip.what}: expected ${slip.codes.join('|')}@${slip.lines.join('|')}, got ${fresh.join(', ')}`,
              );
            }
          }
          assert.ok(wrong.length === 0, `${wrong.length} of ${count}:\n${wrong.slice(0, 20).join('\n')}`);
        });
      }
    }
  });
}
