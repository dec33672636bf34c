// @ts-check
// The one place where the versions of the VS Code that the tests run in are pinned.

/** Desktop VS Code: the same release that code-server is made from, so that both ways run the same editor. */
export const desktopVersion = '1.139.1';

/** VS Code's server and workbench, as the npm package code-server brings them. */
export const codeServerVersion = '4.139.1';

/** The Node that VS Code's server is made for; the Node that runs this script may be older. */
export const nodeVersion = '24.21.0';

/** Drives Chromium for the stand-in of the desktop program. */
export const playwrightVersion = '1.65.1';
