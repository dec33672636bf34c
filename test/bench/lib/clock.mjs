// @ts-check

/**
 * Milliseconds that one call takes, averaged over enough calls to be longer than the clock's grain.
 *
 * @param {() => unknown} work
 * @param {number} calls
 */
export async function timed(work, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) {
    const result = work();
    // Awaiting a plain value would charge a trip through the microtask queue to those who need none.
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / calls;
}

/**
 * The same by the processor's clock: what the process and its garbage collector worked, and nothing of the time in
 * which the system let others work. Only for work that is done when the call returns.
 *
 * @param {() => unknown} work
 * @param {number} calls
 */
export function worked(work, calls) {
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}

/**
 * Milliseconds that the processor has worked for this process and its garbage collector; on a shared machine the only
 * clock that two runs agree on. Only for work that waits for nothing.
 */
export function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Calls until the time is up, so that what is measured later is compiled code.
 *
 * @param {() => unknown} work
 * @param {number} ms
 * @returns {Promise<number>} what the last call took
 */
export async function warmUp(work, ms) {
  const end = performance.now() + ms;
  for (;;) {
    const ms = await timed(work, 1);
    if (performance.now() >= end) return ms;
  }
}

/**
 * How many calls make one sample of at least this length.
 *
 * @param {number} msPerCall
 * @param {number} msPerSample
 */
export function callsPerSample(msPerCall, msPerSample) {
  return Math.max(1, Math.ceil(msPerSample / Math.max(msPerCall, 0.0005)));
}

/**
 * What one peer has just thrown away is not to be collected on the next one's time. Only the young part of the heap is
 * collected: collecting all of it would throw away what the engine has learnt of the code as well, and each sample
 * would begin cold (a plan ×10 takes five times as long then). Needs `--expose-gc`.
 */
export function collectGarbage() {
  globalThis.gc?.({ type: 'minor' });
}
