// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** Settings that keep VS Code quiet: no welcome, no chat, no experiments, nothing looked up outside. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * Writes the quiet settings into a user data folder. Settings that are there already win, key by key; a file that
 * cannot be read as plain JSON (it may hold comments) is left as it is.
 *
 * @param {string} userData
 * @param {Record<string, unknown>} [more]
 */
export function writeQuietSettings(userData, more = {}) {
  const file = path.join(userData, 'User/settings.json');
  /** @type {unknown} */
  let own = {};
  if (fs.existsSync(file)) {
    try {
      own = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch {
      return;
    }
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quiet, ...more, .../** @type {object} */ (own) }, undefined, 2));
}
