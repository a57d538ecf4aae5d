import { setImmediate } from 'node:timers/promises';

/**
 * Resolves when what this turn of the event loop has gathered (`MicroBatcher`) is on its way. A write to a socket wakes
 * another process, which takes the writer some tenths of a millisecond: whoever is not waited for first begins after this.
 */
export async function afterGathered(): Promise<void> {
  await setImmediate();
  // What was asked for behind the first of these, as by an answer that was known, has gone by the second.
  await setImmediate();
}
