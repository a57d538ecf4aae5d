import { Presets, SingleBar } from 'cli-progress';

const lineEveryMs = 5_000;

// `npm run demo | head`: whoever read has gone. Ending is what such a program is expected to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(1);
});

export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Says that something is done, and how long it took; the sentence may tell of the result. */
export async function step<T>(name: string | ((result: T) => string), work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  say(
    `✓ ${typeof name === 'string' ? name : name(result)} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
  );
  return result;
}

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere a line now and then. */
export function progress(name: string, total: number): Progress {
  if (process.stdout.isTTY) {
    const bar = new SingleBar(
      {
        format: `  ${name} [{bar}] {value}/{total} · {eta_formatted}`,
        hideCursor: true,
        clearOnComplete: true,
      },
      Presets.rect,
    );
    bar.start(total, 0);
    return { update: (done) => bar.update(done), stop: () => bar.stop() };
  }
  let lastLine = Date.now();
  return {
    update(done) {
      if (Date.now() - lastLine < lineEveryMs) return;
      lastLine = Date.now();
      say(`  ${name}: ${done} of ${total}`);
    },
    stop: () => undefined,
  };
}
