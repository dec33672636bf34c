// @ts-check

/**
 * What the units of an archive were first written as, by the number of the unit.
 *
 * @param {import('../texts/archive/corpus.mjs').Corpus} corpus
 * @param {import('../lib/ours.mjs').ArchiveLibrary} library
 * @returns {number[][]}
 */
export function unitOrigins({ plans }, library) {
  return plans.flatMap(({ text, origins, uri }) => {
    const units = library.unitTexts(text).length;
    if (units !== origins.length)
      throw new Error(`${uri}: ${units} units are read where ${origins.length} were written`);
    return origins;
  });
}

/**
 * Whether a hit is an earlier form of what was searched for.
 *
 * @param {readonly number[]} wanted
 * @param {readonly number[] | undefined} found
 */
export function isRight(wanted, found) {
  return found?.some((origin) => wanted.includes(origin)) ?? false;
}
