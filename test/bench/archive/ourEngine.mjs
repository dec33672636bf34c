// @ts-check
import { processorMs } from '../lib/clock.mjs';

/** @typedef {import('../lib/ours.mjs').ArchiveLibrary} ArchiveLibrary */
/** @typedef {import('../lib/ours.mjs').PlanContent} PlanContent */

/**
 * @typedef {object} OurEngine
 * @property {(contents: readonly PlanContent[]) => void} putPlans
 * @property {(id: number) => number} numberOf the unit of an id of ours
 * @property {(drafts: readonly import('../texts/archive/offices.mjs').PlanFile[]) => RelationFigures} relations
 */

/**
 * @typedef {object} RelationFigures
 * @property {number[]} ms a unit, each asked for the first time
 * @property {number[]} planMs a whole draft, with the finding of its series
 * @property {{ hits: number[], verdict: string }[]} answers for each unit of the drafts, in order; `hits` are numbers of units
 */

/**
 * Ours, in the words of the others: units by their numbers in the order of the plans.
 *
 * @param {ArchiveLibrary} library
 * @returns {import('../peers/archive/types.mjs').Engine & OurEngine}
 */
export function ourEngine({ Archive, DraftRelations, RelationCache, read }) {
  let archive = new Archive();
  /** By id of our unit. @type {Map<number, number> | undefined} */
  let numbers;
  const numberOf = (/** @type {number} */ id) => {
    numbers ??= new Map(
      archive.plans.flatMap((plan) => archive.unitsOf(plan)).map((unit, i) => [unit.id, i]),
    );
    return numbers.get(id) ?? -1;
  };
  return {
    build() {
      throw new Error('Plans are put, not units');
    },
    putPlans(contents) {
      for (const content of contents) archive.put(content);
      while (archive.settle());
    },
    search: (text, limit) => archive.search(text, { limit }).map(({ id }) => id),
    save: () => archive.serialize(),
    load(bytes) {
      const loaded = Archive.deserialize(bytes);
      if (!loaded) throw new Error('The cache was thrown away');
      archive = loaded;
    },
    relations(drafts) {
      /** @type {RelationFigures} */
      const figures = { ms: [], planMs: [], answers: [] };
      for (const { text, uri } of drafts) {
        const { info, units } = read(text, uri);
        const begin = processorMs();
        const relations = new DraftRelations(archive, { info, units }, { cache: new RelationCache() });
        for (const unit of units) {
          const start = processorMs();
          const { verdict, related } = relations.relationOf(unit);
          figures.ms.push(processorMs() - start);
          figures.answers.push({ verdict, hits: related.map((entry) => entry.unit.id) });
        }
        figures.planMs.push(processorMs() - begin);
      }
      // Only now, so that looking numbers up is on nobody's clock.
      for (const answer of figures.answers) answer.hits = answer.hits.map(numberOf);
      return figures;
    },
    numberOf,
  };
}
