/** So many times more than wanted are collected before they are sorted: sorting each time would cost more. */
const SLACK = 8;

/** The `wanted` nearest of any number that are offered. */
export class Nearest {
  private best: [id: string, cosine: number][] = [];
  /** What is not above it is not among the wanted. */
  private floor = Number.NEGATIVE_INFINITY;

  constructor(private readonly wanted: number) {}

  offer(id: string, cosine: number): void {
    if (cosine <= this.floor) return;
    this.best.push([id, cosine]);
    if (this.best.length >= this.wanted * SLACK) this.cut();
  }

  /** Cosines by id, nearest first; of equals, the one that was offered first. */
  inOrder(): Map<string, number> {
    this.cut();
    return new Map(this.best);
  }

  private cut(): void {
    this.best.sort(([, a], [, b]) => b - a);
    if (this.best.length <= this.wanted) return;
    this.best.length = this.wanted;
    this.floor = this.best.at(-1)?.[1] ?? this.floor;
  }
}
