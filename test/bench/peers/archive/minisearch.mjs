// @ts-check
import MiniSearch from 'minisearch';
import { bigrams } from './bigrams.mjs';

/**
 * @param {string} name
 * @param {string} does
 * @param {object} own
 * @returns {import('./types.mjs').EnginePeer}
 */
function miniSearch(name, does, own) {
  const options = { fields: ['text'], ...own };
  return {
    name,
    does,
    create: async () => {
      let index = new MiniSearch(options);
      return {
        build: (units) => index.addAll(units.map((text, id) => ({ id, text }))),
        search: (text, limit) =>
          index
            .search(text)
            .slice(0, limit)
            .map((/** @type {{ id: number }} */ { id }) => id),
        save: () => new TextEncoder().encode(JSON.stringify(index)),
        load: (bytes) => void (index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), options)),
      };
    },
  };
}

export const miniSearchPeers = [
  miniSearch('minisearch 7.2, bigrams', 'bigrams for words, any of them may match (BM25+)', {
    tokenize: bigrams,
    processTerm: (/** @type {string} */ term) => term,
  }),
  miniSearch(
    'minisearch 7.2, as it comes',
    'its own tokenizer: whatever stands between two marks is a word',
    {},
  ),
];
