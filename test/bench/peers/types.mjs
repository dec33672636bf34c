// @ts-check

/**
 * One of those that are measured side by side.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} does what one call does, for the notes
 * @property {(plan: string) => unknown} prepare the plan in the form in which this peer does real work
 * @property {(prepared: any) => unknown} run a promise, where the peer gives one
 * @property {(result: any, prepared: any) => number} count how many reports a result holds
 */

export {};
