import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal's Ctrl-C reaches us twice: directly, and passed on by npm. */
const sameKeyPressMs = 700;

export class StoppedBySignal extends Error {
  readonly exitCode: number;

  constructor(readonly signal: (typeof signals)[number]) {
    super(`Stopped by ${signal}.`);
    this.name = 'StoppedBySignal';
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Rejects upon the first signal; calls `again` upon the next. */
export function stopSignals(again: () => void): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    let first: number | undefined;
    for (const signal of signals) {
      process.on(signal, () => {
        if (first === undefined) {
          first = Date.now();
          reject(new StoppedBySignal(signal));
        } else if (Date.now() - first > sameKeyPressMs) again();
      });
    }
  });
  stopped.catch(() => undefined);
  return stopped;
}
