/** Milliseconds by name, summed. */
export class Stopwatch {
  readonly timings: Record<string, number> = {};

  time<T>(name: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.add(name, performance.now() - start);
    }
  }

  async timeAsync<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.add(name, performance.now() - start);
    }
  }

  private add(name: string, milliseconds: number): void {
    this.timings[name] = Math.round((this.timings[name] ?? 0) + milliseconds);
  }
}
