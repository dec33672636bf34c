// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL, URLSearchParams } from 'node:url';

/**
 * The workbench's address: what to open, and in `payload` what the desktop program takes as arguments. The addresses
 * in it must name the host and port of the page itself, or VS Code does not take them for its own.
 *
 * @param {{ host: string, token: string, target: string | undefined, extensionDevelopmentPaths: string[],
 *   testsPath: string | undefined, disableExtensions: boolean }} options
 */
export function workbenchAddress(options) {
  /** @param {string} file */
  const remote = (file) => `vscode-remote://${options.host}${pathToFileURL(path.resolve(file)).pathname}`;

  const query = new URLSearchParams({ tkn: options.token });
  /** @type {[string, string][]} */
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  for (const extension of options.extensionDevelopmentPaths) {
    payload.push(['extensionDevelopmentPath', remote(extension)]);
  }
  if (options.testsPath) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  if (options.disableExtensions) payload.push(['disableExtensions', 'true']);

  const target = options.target && path.resolve(options.target);
  if (target && fs.statSync(target).isDirectory()) query.set('folder', target);
  else if (target?.endsWith('.code-workspace')) query.set('workspace', target);
  else {
    query.set('ew', 'true');
    if (target) payload.push(['openFile', remote(target)]);
  }
  query.set('payload', JSON.stringify(payload));
  return `http://${options.host}/?${query}`;
}
