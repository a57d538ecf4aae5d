/**
 * Makes an image for each seed, all at once. When one fails the others are stopped and waited for: what they cost is
 * told by then, and nothing goes on that nobody waits for.
 * @param make is given the signal by which it is stopped
 * @throws what failed first; `signal.reason` when the job was stopped
 */
export async function together<T>(
  seeds: readonly number[],
  signal: AbortSignal,
  make: (seed: number, signal: AbortSignal) => Promise<T>,
): Promise<T[]> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const images = seeds.map(async (seed) => {
    try {
      return await make(seed, either);
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  });
  await Promise.allSettled(images);
  signal.throwIfAborted();
  failed.signal.throwIfAborted();
  return Promise.all(images);
}
