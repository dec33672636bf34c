// @ts-check

/**
 * Tells the user what the set-up is doing, in one plain line.
 *
 * @param {string} line
 */
export function say(line) {
  console.log(`vscode set-up: ${line}`);
}

/** Something the user has to put right: shown as one message, without a stack trace. */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a {@link SetupError} ends it with its message alone.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
