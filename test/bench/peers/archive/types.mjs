// @ts-check

/**
 * A search engine over the units of an archive.
 *
 * @typedef {object} Engine
 * @property {(units: readonly string[]) => unknown} build a promise, where the engine gives one
 * @property {(text: string, limit: number) => readonly number[] | Promise<readonly number[]>} search
 *   numbers of the units most like the text, best first
 * @property {() => Uint8Array | Promise<Uint8Array>} save the built index as bytes
 * @property {(bytes: Uint8Array) => unknown} load what was saved, into an engine that holds nothing
 * @property {() => number} [foreignBytes] memory that the process does not count as its own
 */

/**
 * @typedef {object} EnginePeer
 * @property {string} name
 * @property {string} does how it is set up, for the notes
 * @property {boolean} [keepsText] whether the units' text is part of what it holds
 * @property {() => Promise<Engine>} create
 */

export {};
