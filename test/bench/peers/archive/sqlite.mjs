// @ts-check
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { bigrams, trigrams } from './bigrams.mjs';

/**
 * @param {string} name
 * @param {string} does
 * @param {string} tokenizer
 * @param {(text: string) => string} stored
 * @param {(text: string) => string[]} terms
 * @returns {import('./types.mjs').EnginePeer}
 */
function fts5(name, does, tokenizer, stored, terms) {
  return {
    name,
    does,
    create: async () => {
      const sqlite = await sqlite3InitModule();
      const { capi, wasm } = sqlite;
      const db = new sqlite.oo1.DB(':memory:');
      return {
        build(units) {
          // The text itself is kept elsewhere, as by those that keep none.
          db.exec(`CREATE VIRTUAL TABLE unit USING fts5(text, content='', tokenize='${tokenizer}'); BEGIN`);
          const insert = db.prepare('INSERT INTO unit(rowid, text) VALUES (?, ?)');
          for (const [i, text] of units.entries()) insert.bind([i, stored(text)]).stepReset();
          insert.finalize();
          db.exec('COMMIT');
        },
        search(text, limit) {
          const match = [...new Set(terms(text))].map((term) => `"${term}"`).join(' OR ');
          return /** @type {number[]} */ (
            db.selectValues(`SELECT rowid FROM unit WHERE unit MATCH ? ORDER BY rank LIMIT ${limit}`, [match])
          );
        },
        save: () => capi.sqlite3_js_db_export(db),
        load(bytes) {
          // It knows a plain array by its class alone; a Buffer is refused.
          const at = wasm.allocFromTypedArray(
            new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          );
          const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
          const size = bytes.byteLength;
          const code = capi.sqlite3_deserialize(
            /** @type {any} */ (db.pointer),
            'main',
            at,
            size,
            size,
            flags,
          );
          if (code !== 0) throw new Error(`sqlite3_deserialize: ${code}`);
        },
        foreignBytes: () => wasm.heap8u().byteLength,
      };
    },
  };
}

export const sqlitePeers = [
  fts5(
    'SQLite 3.53 FTS5, trigram (wasm)',
    'its tokenizer for scripts without blanks; trigrams of the query joined by OR, BM25',
    'trigram',
    (text) => text,
    trigrams,
  ),
  fts5(
    'SQLite 3.53 FTS5, bigrams (wasm)',
    'bigrams with blanks between them, those of the query joined by OR, BM25',
    'unicode61',
    (text) => bigrams(text).join(' '),
    bigrams,
  ),
];
