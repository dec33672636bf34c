// @ts-check
import { growthLimit, growthWords, measureGrowth } from '../lib/growth.mjs';
import { loadLibrary } from '../lib/ours.mjs';
import { serveSection } from '../lib/section.mjs';
import { figure, ratio } from '../lib/tables.mjs';
import { keepingFloor } from '../peers/floor.mjs';
import { hostileTexts } from '../texts/hostile.mjs';

/** @typedef {import('../texts/hostile.mjs').HostileText} HostileText */
/** @typedef {import('../lib/growth.mjs').Growth} Growth */
/** @typedef {{ text: HostileText, sizes: number[], growth: Growth, reports: number }} Row */

/** Texts of a quick run are so small that the least of them never leaves the young part of the heap. */
const quickLimit = 2;

serveSection(async ({ quick }, progress) => {
  const limit = quick ? quickLimit : growthLimit;
  const { checkText } = await loadLibrary();
  /** @type {Row[]} */
  const rows = [];
  for (const text of hostileTexts) {
    progress(`hostile: ${text.name}`);
    const sizes = (quick ? [64, 16, 4] : [16, 4, 1]).map((part) => Math.round(text.size / part));
    let reports = 0;
    const growth = await measureGrowth({
      sizes,
      limit,
      batches: 2,
      samples: 3,
      work: (size) => {
        const made = text.make(size);
        return { run: () => (reports = checkText(made).length), floor: () => keepingFloor(made) };
      },
    });
    rows.push({ text, sizes, growth, reports });
  }
  return {
    tables: [hostileTable(rows, limit)],
    data: rows.map(({ text, sizes, growth, reports }) => ({
      name: text.name,
      unit: text.unit,
      sizes,
      reports,
      ...growth,
    })),
    failures: rows
      .filter(({ growth }) => !growth.ok)
      .map(({ text, growth }) => `${text.name}: time grows ${growthWords(growth)}`),
  };
});

/**
 * @param {Row[]} rows
 * @param {number} limit
 * @returns {import('../lib/tables.mjs').Table}
 */
function hostileTable(rows, limit) {
  return {
    title: `Hostile texts: growth of time ÷ growth of text, at most ${limit} times the floor's where that is above 1`,
    columns: [
      '',
      'size',
      '1/16 ms',
      '1/4 ms',
      'whole ms',
      'growth',
      'growth',
      'floor',
      'floor',
      'judged',
      'reports',
    ],
    rows: rows.map(({ text, sizes, growth, reports }) => [
      text.name,
      `${sizes.at(-1)?.toLocaleString('en-US')} ${text.unit}`,
      ...[0, 1, 2].map((i) => figure(growth.ms[i] ?? NaN)),
      ...[0, 1].map((i) => ratio(growth.steps[i] ?? NaN)),
      ...[0, 1].map((i) => ratio(growth.floorSteps[i] ?? NaN)),
      ratio(growth.judged),
      String(reports),
    ]),
    notes: [
      'Milliseconds of the processor’s time. “judged” is the growth over both steps ÷ the floor’s, twofold at most.',
    ],
  };
}
