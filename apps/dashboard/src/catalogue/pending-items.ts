import type { Image } from '#sdk';

const EVERY_MS = 2_000;
/** Asked one by one: no more than a screenful. */
const AT_MOST = 24;

/** Looks again at items whose photo waits for its vector, until none does. */
export class PendingItems {
  private items: readonly Image[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly read: (id: string) => Promise<Image>,
    private readonly onChange: (item: Image) => void,
  ) {}

  watch(items: readonly Image[]): void {
    this.items = items.filter(({ embedding_status }) => embedding_status === 'pending').slice(0, AT_MOST);
    this.timer ??= this.next();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.items = [];
  }

  private next(): ReturnType<typeof setTimeout> | undefined {
    if (this.items.length === 0) return undefined;
    return setTimeout(() => void this.look(), EVERY_MS);
  }

  private async look(): Promise<void> {
    const waiting = this.items;
    const read = await Promise.allSettled(waiting.map(({ id }) => this.read(id)));
    if (this.items !== waiting) {
      this.timer = this.next();
      return;
    }
    const found = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    found.filter(({ embedding_status }) => embedding_status !== 'pending').forEach(this.onChange);
    // One that could not be read is not asked for again: it is gone, or the screen says what is wrong.
    this.items = found.filter(({ embedding_status }) => embedding_status === 'pending');
    this.timer = this.next();
  }
}
