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

serveSection(async ({ quick }, progress) => {
  const { checkText } = await loadLibrary();
  /** @type {Row[]} */
  const rows = [];
  for (const text of hostileTexts) {
    progress(`hostile: ${text.name}`);
    const sizes = (quick ? [64, 16, 4] : [16, 4, 1]).map((part) => Math.round(text.size / part));
    let reports = 0;
    const growth = await measureGrowth({
      sizes,
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
    tables: [hostileTable(rows)],
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
 * @returns {import('../lib/tables.mjs').Table}
 */
function hostileTable(rows) {
  return {
    title: `Hostile texts: growth of time ÷ growth of text, at most ${growthLimit} times the floor's where that is above 1`,
    columns: ['', 'size', '1/16 ms', '1/4 ms', 'whole ms', 'growth', 'growth', 'floor', 'floor', 'reports'],
    rows: rows.map(({ text, sizes, growth, reports }) => [
      text.name,
      `${sizes.at(-1)?.toLocaleString('en-US')} ${text.unit}`,
      ...[0, 1, 2].map((i) => figure(growth.ms[i] ?? NaN)),
      ...[0, 1].map((i) => ratio(growth.steps[i] ?? NaN)),
      ...[0, 1].map((i) => ratio(growth.floorSteps[i] ?? NaN)),
      String(reports),
    ]),
    notes: ['Milliseconds of the processor’s time.'],
  };
}
