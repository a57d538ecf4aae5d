import type { Recommendation, Recommendations, ShopperEvent, PageVitrine } from '#sdk';

const GATHERED_FOR_MS = 800;
const MOST_AT_ONCE = 100;

/** Says what a shopper did with what was shown. It never holds up the page, and a failure costs a figure alone. */
export class ShopperEvents {
  private readonly seen = new Set<string>();
  private waiting: ShopperEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly vitrine: () => PageVitrine | undefined) {}

  /** The items of an answer came into view; each is told once. */
  view({ prompt_id, results }: Recommendations): void {
    for (const { image_id } of results) {
      const known = `${prompt_id} ${image_id}`;
      if (this.seen.has(known)) continue;
      this.seen.add(known);
      this.add({ type: 'view', image_id, prompt_id });
    }
  }

  click({ image_id }: Recommendation, prompt_id: string): void {
    this.add({ type: 'click', image_id, prompt_id });
    this.flush();
  }

  addToCart(image_id: string, prompt_id: string): void {
    this.add({ type: 'add_to_cart', image_id, prompt_id });
    this.flush();
  }

  private add(event: ShopperEvent): void {
    this.waiting.push(event);
    if (this.waiting.length >= MOST_AT_ONCE) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), GATHERED_FOR_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const events = this.waiting;
    this.waiting = [];
    if (events.length === 0) return;
    const sent = this.vitrine()?.events.send(events);
    sent?.catch((error: unknown) => console.warn('Vitrine: events were not taken.', error));
  }
}
