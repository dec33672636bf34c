import { ProgressLocation, window } from 'vscode';

/** What takes no longer is done before it is read that it is being done, milliseconds. */
const PATIENCE = 500;

/**
 * Does something that the user waits for. Where it takes long, a notification says so, and lets the user give it up.
 *
 * @param work is to take itself back when the signal says so
 * @returns undefined when the user gave it up
 */
export async function withPatience<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const given = new AbortController();
  const done = work(given.signal);
  const settled = done.then(
    () => true,
    () => true,
  );
  const isQuick = await Promise.race([
    settled,
    new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE)),
  ]);
  if (!isQuick) {
    await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        const subscription = token.onCancellationRequested(() => given.abort());
        try {
          await settled;
        } finally {
          subscription.dispose();
        }
      },
    );
  }
  const result = await done;
  return given.signal.aborted ? undefined : result;
}
