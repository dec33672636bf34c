// @ts-check
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { bigrams, jsonBytes, jsonOf } from './bigrams.mjs';

function newIndex() {
  return create({
    schema: { text: 'string' },
    components: {
      tokenizer: {
        language: 'bigrams',
        normalizationCache: new Map(),
        tokenize: (/** @type {unknown} */ text) => bigrams(String(text)),
      },
    },
  });
}

/** @type {import('./types.mjs').EnginePeer} */
export const orama = {
  name: 'orama 3.1, bigrams',
  does: 'bigrams for words, any of them may match (threshold 1)',
  keepsText: true,
  create: async () => {
    const index = newIndex();
    return {
      build: (units) =>
        insertMultiple(
          index,
          units.map((text, i) => ({ id: String(i), text })),
          1000,
        ),
      search: async (text, limit) =>
        (await search(index, { term: text, limit, threshold: 1 })).hits.map(
          (/** @type {{ id: string }} */ { id }) => Number(id),
        ),
      save: () => jsonBytes(save(index)),
      load: (bytes) => load(index, jsonOf(bytes)),
    };
  },
};
