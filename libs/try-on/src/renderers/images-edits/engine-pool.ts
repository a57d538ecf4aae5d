import pLimit from 'p-limit';
import type { Engine } from './engine.js';

/** Several engines of the same model: each call goes to the least busy that is in order, in turn where they are alike. */
export class EnginePool {
  private readonly slots: ReturnType<typeof pLimit>;
  private turn = 0;

  /** @param slots calls that one engine has at a time; what is more waits here */
  constructor(
    private readonly engines: readonly Engine[],
    slots: number,
  ) {
    this.slots = pLimit(engines.length * slots);
  }

  /** Gives `work` an engine. One that has just failed is taken only where all have. */
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return this.slots(() => work(this.next()));
  }

  private next(): Engine {
    this.turn += 1;
    const fresh = this.engines.filter(({ rests }) => !rests);
    const choice = fresh.length > 0 ? fresh : this.engines;
    const inTurn = choice.map((_, i) => choice[(i + this.turn) % choice.length]!);
    return inTurn.reduce((best, engine) => (engine.busy < best.busy ? engine : best));
  }
}
