/** A seeded source of random draws: the same seed always gives the same garment. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 0x51ed, 0x9e3779b1) >>> 0;
  }

  /** Uniform in [0, 1): a Weyl sequence through a 32-bit integer mix. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 4294967296;
  }

  range(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Picks a key by its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)![0];
  }

  /** Roughly normal around 0 with the given spread. */
  wobble(spread: number): number {
    return (this.next() + this.next() + this.next() - 1.5) * 2 * spread;
  }
}
