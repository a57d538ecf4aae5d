import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Answer = { id: number; result?: unknown; error?: string };

/** A script of the benchmark in a process of its own, which answers one order after the other. It ends with us. */
export class Script<Order, Result> {
  readonly name: string;
  private nextId = 0;

  private constructor(
    private readonly child: ChildProcess,
    file: string,
  ) {
    this.name = file;
  }

  /** @param file beside this one, `load-client.js` */
  static async start<Order, Result>(file: string, ...args: string[]): Promise<Script<Order, Result>> {
    const script = new Script<Order, Result>(fork(fileURLToPath(new URL(file, import.meta.url)), args), file);
    await script.answer(-1);
    return script;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  async run(order: Order): Promise<Result> {
    const id = this.nextId++;
    this.child.send({ id, order });
    return (await this.answer(id)) as Result;
  }

  stop(): void {
    this.child.disconnect();
  }

  private answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`${this.name} ended with exit code ${code}`));
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return;
        this.child.off('exit', onExit).off('message', onMessage);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(`${this.name}: ${answer.error}`));
      };
      this.child.on('exit', onExit).on('message', onMessage);
    });
  }
}

/** The script's side: answers orders until the benchmark lets go of it. */
export function answerOrders<Order, Result>(work: (order: Order) => Promise<Result>): void {
  process.on('message', ({ id, order }: { id: number; order: Order }) => {
    work(order).then(
      (result) => process.send?.({ id, result }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: -1 });
}

/** Asks one prompt after the other in `concurrency` lanes for `ms`; how many were answered a second. */
export async function throughput(
  { concurrency, first, ms }: { concurrency: number; first: number; ms: number },
  ask: (number: number) => Promise<unknown>,
): Promise<{ perSecond: number; count: number; times: number[] }> {
  let next = first;
  const times: number[] = [];
  const start = performance.now();
  const lane = async () => {
    for (let now = performance.now(); now - start < ms; now = performance.now()) {
      await ask(next++);
      times.push(performance.now() - now);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: times.length / seconds, count: times.length, times };
}
