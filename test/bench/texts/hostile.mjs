// @ts-check
import { seededRandom } from '../lib/stats.mjs';
import { generatePlan } from './generated.mjs';

/**
 * @typedef {object} HostileText
 * @property {string} name
 * @property {string} unit what `size` counts
 * @property {number} size the largest that is tried
 * @property {(size: number) => string} make
 */

/** @param {string} text flat, not a rope */
const flat = (text) => Buffer.from(text, 'utf16le').toString('utf16le');

/**
 * `size` bytes of UTF-8, made of copies of one piece.
 *
 * @param {string} piece
 * @param {number} size
 */
function filled(piece, size) {
  const bytes = Buffer.byteLength(piece);
  return flat(piece.repeat(Math.ceil(size / bytes)));
}

/**
 * @param {number} size
 * @param {(random: () => number, index: number) => string} line
 */
function lines(size, line) {
  const random = seededRandom(size);
  return flat(Array.from({ length: size }, (_, index) => line(random, index)).join('\n'));
}

/** @param {number} size */
function randomBytes(size) {
  const random = seededRandom(7);
  return Buffer.from(Uint8Array.from({ length: size }, () => Math.floor(random() * 256)));
}

const numerals = '一二三四五六七八九十';
const million = 1_000_000;

/** What nobody writes and somebody opens. Each must be answered in time that grows no faster than the text. */
export const hostileTexts = /** @type {HostileText[]} */ ([
  {
    name: 'a plan on one line',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => filled(generatePlan(200).lines.join(''), size),
  },
  {
    name: 'one character on one line',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => filled('的', size),
  },
  {
    name: 'digits and dots on one line',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => filled('1.', size),
  },
  {
    name: 'blanks on one line',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => filled(' \u3000\t', size),
  },
  { name: 'full stops on one line', unit: 'bytes', size: 10 * million, make: (size) => filled('。', size) },
  { name: 'empty lines', unit: 'lines', size: 4 * million, make: (size) => filled('\n', size) },
  {
    name: 'chapters',
    unit: 'chapters',
    size: 100_000,
    make: (size) => lines(size, (_, index) => `${numerals[index % 10]}、加强统筹谋划`),
  },
  {
    name: 'chapters in disorder',
    unit: 'chapters',
    size: 100_000,
    make: (size) => lines(size, (random) => `${numerals[Math.floor(random() * 10)]}、加强统筹谋划`),
  },
  {
    name: 'items that all bear one number',
    unit: 'items',
    size: 100_000,
    make: (size) => lines(size, () => '1.加强统筹谋划。压实各方责任。'),
  },
  {
    name: 'all levels in disorder',
    unit: 'lines',
    size: 100_000,
    make: (size) =>
      lines(size, (random) => {
        const n = 1 + Math.floor(random() * 9);
        const markers = [
          `${numerals[n]}、`,
          `（${numerals[n]}）`,
          `${n}.`,
          `（${n}）`,
          String.fromCharCode(0x2460 + n),
        ];
        return `${markers[Math.floor(random() * 5)]}加强统筹谋划。`;
      }),
  },
  {
    name: 'nested brackets, never closed',
    unit: 'brackets',
    size: million,
    make: (size) => filled('（', size * 3),
  },
  {
    name: 'nested brackets, closed',
    unit: 'brackets',
    size: million,
    make: (size) => flat('（'.repeat(size) + '）'.repeat(size)),
  },
  {
    name: 'quotes, one a line, never closed',
    unit: 'lines',
    size: 100_000,
    make: (size) => lines(size, () => '1.“加强《统筹（谋划'),
  },
  {
    name: 'random bytes read as UTF-8',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => randomBytes(size).toString('utf8'),
  },
  {
    name: 'random bytes read as GB18030',
    unit: 'bytes',
    size: 10 * million,
    make: (size) => new TextDecoder('gb18030').decode(randomBytes(size)),
  },
  {
    name: 'lone surrogates',
    unit: 'code units',
    size: 4 * million,
    make: (size) => {
      const random = seededRandom(11);
      const units = Uint16Array.from({ length: size }, (_, index) =>
        index % 80 === 79 ? 10 : 0xd800 + Math.floor(random() * 0x800),
      );
      // A text decoder would put U+FFFD for each half; this keeps them as they are.
      return Buffer.from(units.buffer).toString('utf16le');
    },
  },
]);
