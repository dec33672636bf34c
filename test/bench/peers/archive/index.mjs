// @ts-check
import { flexSearchPeers } from './flexsearch.mjs';
import { miniSearchPeers } from './minisearch.mjs';
import { orama } from './orama.mjs';
import { sqlitePeers } from './sqlite.mjs';

/** @type {readonly import('./types.mjs').EnginePeer[]} */
export const enginePeers = [...flexSearchPeers, ...sqlitePeers, ...miniSearchPeers, orama];
