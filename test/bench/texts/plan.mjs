// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { projectDir } from '../lib/paths.mjs';

/**
 * @typedef {object} SamplePlan
 * @property {string} name
 * @property {string} text
 * @property {string[]} notes what was done to it
 */

/**
 * The plan that is measured: a ministry's, when the folder of real plans stands beside the project, else one of
 * the project's own samples.
 *
 * @returns {SamplePlan}
 */
export function samplePlan() {
  const { name, text } = readSample();
  const plan = text.replace(attachmentMark, '');
  const notes = plan === text ? [] : ['The plan’s first line, 附件, is left out, for everybody.'];
  return { name, text: plan, notes };
}

/**
 * An issued plan is the attachment of a letter, and says so. With its copies strung together, the second 附件 would
 * begin the attachments of the first: text that is nobody's plan any more, and that we pass over.
 */
const attachmentMark = /^\s*附件\s*\n\s*/;

function readSample() {
  const real = path.join(projectDir, '../shared/plans/moe-keji-2021.txt');
  if (fs.existsSync(real)) return { name: path.basename(real), text: fs.readFileSync(real, 'utf8') };
  const sample = longestSample(path.join(projectDir, 'examples'));
  if (!sample)
    throw new Error('No plan to measure: neither ../shared/plans nor a .txt or .workplan in examples/');
  return { name: path.relative(projectDir, sample), text: fs.readFileSync(sample, 'utf8') };
}

/** @param {string} folder */
function longestSample(folder) {
  if (!fs.existsSync(folder)) return undefined;
  const [longest] = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(txt|workplan|gzyd)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort((a, b) => fs.statSync(b).size - fs.statSync(a).size || a.localeCompare(b));
  return longest;
}

/**
 * The text so many times, as one flat string: what `repeat` gives is a rope, and whoever reads it first would pay
 * for flattening it.
 *
 * @param {string} text
 * @param {number} times
 */
export function repeated(text, times) {
  const once = text.endsWith('\n') ? text : `${text}\n`;
  return Buffer.from(once.repeat(times)).toString();
}

/**
 * The plan as Markdown. `1.持续` without a blank is no list and `一、` no heading: given the plan as it stands, the
 * Markdown peers would find nothing to do.
 *
 * @param {string} text
 */
export function asMarkdownText(text) {
  let titled = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^[一二三四五六七八九十]+、/.test(line)) return `\n## ${line}\n`;
      if (!titled && /工作要点\s*$/.test(line)) {
        titled = true;
        return `# ${line}\n`;
      }
      return line.replace(/^(\d{1,2})[.．、]\s*(?=\D)/, '$1. ');
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/**
 * The plan with slips of several kinds, to see that a peer that says nothing about a clean plan was at work at all.
 *
 * @param {string} text
 */
export function damaged(text) {
  return text
    .replace(/^3([.．、])/m, '5$1')
    .replace(/。(?=[^\n])/, '。。')
    .replace(/，/, ',')
    .replace(/”/, '')
    .replace(/。\n/, '！！TODO: 待定  \n');
}
