import type { CallOptions, Http } from './http.js';
import type { components } from './openapi.generated.js';

export type ShopperEvent = components['schemas']['RecommendationEvent'];
/** The recommended item and the answer (`prompt_id`) that recommended it. */
export type Shown = Omit<ShopperEvent, 'type'>;

/** What a shopper did with recommended items. */
export class Events {
  constructor(private readonly http: Http) {}

  view(shown: Shown | readonly Shown[], options?: CallOptions): Promise<void> {
    return this.send(
      [shown].flat().map((one) => ({ ...one, type: 'view' as const })),
      options,
    );
  }

  click(shown: Shown, options?: CallOptions): Promise<void> {
    return this.send([{ ...shown, type: 'click' }], options);
  }

  addToCart(shown: Shown, options?: CallOptions): Promise<void> {
    return this.send([{ ...shown, type: 'add_to_cart' }], options);
  }

  /** With a secret token. */
  purchase(shown: Shown, options?: CallOptions): Promise<void> {
    return this.send([{ ...shown, type: 'purchase' }], options);
  }

  /** Up to a hundred at once. */
  async send(events: ShopperEvent[], { signal }: CallOptions = {}): Promise<void> {
    await this.http.client.POST('/api/events', { body: { events }, signal });
  }
}
