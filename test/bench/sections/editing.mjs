// @ts-check
import { callsPerSample, collectGarbage, warmUp, worked } from '../lib/clock.mjs';
import { growthLimit, growthWords, measureGrowth } from '../lib/growth.mjs';
import { loadLibrary, ourName } from '../lib/ours.mjs';
import { serveSection } from '../lib/section.mjs';
import { median, rotated } from '../lib/stats.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { autocorrectFormat } from '../peers/autocorrect.mjs';
import { keepingFloor } from '../peers/floor.mjs';
import { remarkRewrite } from '../peers/remark.mjs';
import { zhlint } from '../peers/zhlint.mjs';
import { generatePlan } from '../texts/generated.mjs';

/** @typedef {import('../lib/growth.mjs').Growth} Growth */
/** @typedef {{ name: string, does: string, run: () => unknown, changed: (result: any) => number }} Entrant */

/** Items; the last is the plan of the aim. */
const sizes = [125, 500, 2000];
const rounds = 7;
/** One item in so many bears a slip of its text; each chapter has one item whose number is doubled. */
const slipEvery = 6;
const chapterHeading = /^[一二三四五六七八九十]+、/;
const item = /^(\d+)\./;

serveSection(async ({ quick }, progress) => {
  const library = await loadLibrary();
  /** @type {{ size: number, rows: { name: string, does: string, ms: number, changed: number }[] }[]} */
  const tables = [];
  for (const size of quick ? sizes.slice(0, 2) : sizes) {
    progress(`editing: ${size} items`);
    tables.push({ size, rows: await sideBySide(entrants(library, size)) });
  }
  /** @type {Record<string, Growth>} */
  const growth = {};
  for (const [name, edit] of Object.entries({ renumber: library.renumberText, 'fix-all': library.fixText })) {
    progress(`editing: growth of ${name}`);
    growth[name] = await measureGrowth({
      sizes: quick ? [32, 125, 500] : sizes,
      batches: quick ? 2 : 4,
      work: (size) => {
        const text = slipped(size);
        return { run: () => edit(text), floor: () => keepingFloor(text) };
      },
    });
  }
  return {
    tables: [table(tables), growthTable(growth)],
    data: { tables, growth },
    failures: Object.entries(growth)
      .filter(([, { ok }]) => !ok)
      .map(([name, each]) => `${name}: time grows ${growthWords(each)}`),
  };
});

/**
 * The generated plan with a doubled number in each chapter, and doubled marks, half-width commas and trailing blanks.
 *
 * @param {number} items
 */
function slipped(items) {
  let inChapter = 0;
  let count = 0;
  return generatePlan(items)
    .lines.map((line) => {
      if (chapterHeading.test(line)) inChapter = 0;
      if (!item.test(line)) return line;
      inChapter++;
      count++;
      // From the fifth on every number is one too small: somebody put an item in.
      const numbered = line.replace(item, (_, number) => `${inChapter >= 5 ? number - 1 : number}.`);
      if (count % slipEvery) return numbered;
      return `${numbered.replace(/，/, ',').replace(/。(?=[^。]+$)/, '。。')} `;
    })
    .join('\n');
}

/**
 * @param {import('../lib/ours.mjs').Library} library
 * @param {number} size
 * @returns {Entrant[]}
 */
function entrants(library, size) {
  const text = slipped(size);
  const before = text.split('\n');
  const markdown = String(remarkRewrite.prepare(text));
  const lines = (/** @type {string} */ after, from = before) => {
    const was = new Set(from);
    return after.split('\n').filter((line) => !was.has(line)).length;
  };
  return [
    {
      name: `${ourName}, renumber`,
      does: 'reads the text and numbers it anew',
      run: () => library.renumberText(text),
      changed: lines,
    },
    {
      name: `${ourName}, fix-all`,
      does: 'reads the text, checks it, applies every fix, and checks again until nothing is left',
      run: () => library.fixText(text),
      changed: lines,
    },
    {
      name: autocorrectFormat.name,
      does: 'native code; formats a plain string, and knows nothing of numbers',
      run: () => autocorrectFormat.run(text),
      changed: lines,
    },
    {
      name: remarkRewrite.name,
      does: remarkRewrite.does,
      run: () => remarkRewrite.run(markdown),
      changed: (after) => lines(after, markdown.split('\n')),
    },
    {
      name: zhlint.name,
      does: 'the preset `default`, its text with everything mended',
      run: () => zhlint.run(text),
      changed: ({ result }) => lines(result),
    },
  ];
}

/** @param {Entrant[]} all */
async function sideBySide(all) {
  const each = [];
  for (const entrant of all) {
    const once = await warmUp(entrant.run, 200);
    const changed = entrant.changed(entrant.run());
    if (!changed) throw new Error(`${entrant.name} changes nothing in a plan with slips: it does no work`);
    each.push({
      ...entrant,
      count: changed,
      calls: callsPerSample(once, 5),
      samples: /** @type {number[]} */ ([]),
    });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { run, calls, samples } of rotated(each, round)) {
      collectGarbage();
      samples.push(worked(run, calls));
    }
  }
  return each.map(({ name, does, samples, count }) => ({ name, does, ms: median(samples), changed: count }));
}

/** @param {{ size: number, rows: { name: string, does: string, ms: number, changed: number }[] }[]} tables */
function table(tables) {
  const largest = tables.at(-1);
  const names = largest?.rows ?? [];
  const ours = names[0]?.ms ?? NaN;
  return {
    title: 'Mending a plan: median ms of the processor’s time, warm, from text to text',
    columns: ['', ...tables.map(({ size }) => `${size} items`), 'to our renumber', 'lines changed'],
    rows: names.map(({ name, ms, changed }) => [
      name,
      ...tables.map(({ rows }) => figure(rows.find((row) => row.name === name)?.ms ?? NaN)),
      ratio(ms / ours),
      String(changed),
    ]),
    notes: [
      ...names.map(({ name, does }) => `${name}: ${does}.`),
      'A made-up plan, 650 bytes an item: in each chapter the numbers from the fifth item on are one too small, and one item in six has a half-width comma, a doubled full stop and a blank at its end.',
    ],
  };
}

/** @param {Record<string, Growth>} growth */
function growthTable(growth) {
  const rows = Object.entries(growth);
  const at = rows[0]?.[1].ms.length ?? 0;
  return {
    title: `Growth of time ÷ growth of text: ours ÷ the floor's, where that is above 1, may be ${growthLimit} at most`,
    columns: [
      '',
      ...sizes.slice(0, at).map((_, i) => `size ${i + 1}, ms`),
      'first step',
      'second step',
      'judged',
    ],
    rows: rows.map(([name, { ms, steps, judged }]) => [
      name,
      ...ms.map(figure),
      ...steps.map(ratio),
      ratio(judged),
    ]),
    notes: [
      'The floor cuts the text into lines, tries four expressions on each and keeps as much of each as our tree does.',
    ],
  };
}
