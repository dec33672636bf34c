// @ts-check
import { Charset, Index } from 'flexsearch';
import { bigrams, jsonBytes, jsonOf } from './bigrams.mjs';

/**
 * @param {string} name
 * @param {string} does
 * @param {any} encode
 * @returns {import('./types.mjs').EnginePeer}
 */
function flexSearch(name, does, encode) {
  return {
    name,
    does,
    create: async () => {
      const index = new Index({ tokenize: 'strict', encode });
      return {
        build(units) {
          for (const [id, text] of units.entries()) index.add(id, text);
        },
        // Without `suggest` it wants every word of the query.
        search: (text, limit) => index.search(text, { limit, suggest: true }).map(Number),
        async save() {
          /** @type {[string, string][]} */
          const parts = [];
          await index.export(
            (/** @type {string} */ key, /** @type {string} */ part) => void parts.push([key, part]),
          );
          return jsonBytes(parts);
        },
        load(bytes) {
          for (const [key, part] of jsonOf(bytes)) index.import(key, part);
        },
      };
    },
  };
}

export const flexSearchPeers = [
  flexSearch('flexsearch 0.8, bigrams', 'bigrams for words, `suggest` so that not all must match', bigrams),
  flexSearch('flexsearch 0.8, CJK charset', 'its own way with Chinese: each character a word', Charset.CJK),
];
