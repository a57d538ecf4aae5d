export type Renewing = {
  /** Milliseconds between two times that it is said, far less than the others wait. */
  everyMs: number;
  /** For so long at most, milliseconds: work that hangs is left to others. */
  mostMs: number;
};

/**
 * Does work that another process takes over when it hears nothing for a while, and says meanwhile that it goes on.
 * @param renew what says so; where it fails, `work` meets the reason when it next says so itself
 * @returns what `work` does, once nothing is being said any more
 */
export async function whileRenewing<T>(
  { everyMs, mostMs }: Renewing,
  renew: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + mostMs;
  let timer: NodeJS.Timeout | undefined;
  let saying: Promise<unknown> = Promise.resolve();
  let isDone = false;
  const sayLater = () => {
    if (isDone || performance.now() > end) return;
    timer = setTimeout(() => {
      saying = renew()
        .catch(() => undefined)
        .then(sayLater);
    }, everyMs);
  };
  sayLater();
  try {
    return await work();
  } finally {
    isDone = true;
    clearTimeout(timer);
    await saying;
  }
}
