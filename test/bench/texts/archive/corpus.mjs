// @ts-check
import { officePlans } from './offices.mjs';

/** @typedef {import('./offices.mjs').PlanFile} PlanFile */

/**
 * @typedef {object} Corpus
 * @property {PlanFile[]} plans of earlier years
 * @property {PlanFile[]} drafts of the year after, by some of the same offices: what is searched for
 * @property {number} units in the plans
 */

export const firstYear = 2015;
/** Earlier years an office has. */
export const years = 10;
/** As many offices write a draft; some three hundred items. The same at every size, so that queries are the same. */
const draftingOffices = 12;

/**
 * An archive of about so many units: offices of all fields with ten years each. The same number gives the same archive.
 *
 * @param {number} wanted
 * @returns {Corpus}
 */
export function makeCorpus(wanted) {
  /** @type {Corpus} */
  const corpus = { plans: [], drafts: [], units: 0 };
  for (let office = 0; corpus.units < wanted; office++) {
    const drafts = office < draftingOffices;
    const plans = officePlans(office, firstYear, years + (drafts ? 1 : 0));
    if (drafts) corpus.drafts.push(...plans.splice(-1));
    for (const plan of plans) {
      // Whoever drafts has all the years; others make up the number.
      if (!drafts && corpus.units + plan.origins.length > wanted + 15) break;
      corpus.plans.push(plan);
      corpus.units += plan.origins.length;
    }
    if (wanted - corpus.units < 15) break;
  }
  return corpus;
}

/**
 * A mixture of offices like that of the published plans which the words were fitted to: ten offices, of four of
 * them two years.
 *
 * @returns {string[]} the plans' texts
 */
export function sampleMixture() {
  return Array.from({ length: 10 }, (_, i) => officePlans(i * 7, firstYear, i < 4 ? 2 : 1))
    .flat()
    .map(({ text }) => text);
}
