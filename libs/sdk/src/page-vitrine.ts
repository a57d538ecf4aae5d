import { Events } from './events.js';
import { type CallOptions, Http, type VitrineOptions } from './http.js';
import { Items } from './items.js';
import { recommend, suggest, type Wanted } from './recommend.js';
import { TryOn } from './try-on.js';
import type { Recommendations, Suggestion } from './types.js';

/**
 * What a page asks with a publishable token: `Vitrine` without what is a shop's or an operator's own, which a shopper would
 * load for nothing.
 */
export class PageVitrine {
  readonly images: Items;
  readonly tryOn: TryOn;
  readonly events: Events;
  protected readonly http: Http;

  constructor(options: VitrineOptions) {
    this.http = new Http(options);
    this.images = new Items(this.http);
    this.tryOn = new TryOn(this.http);
    this.events = new Events(this.http);
  }

  /** Photos for words, a photo or an item. */
  recommend(wanted: Wanted, options: CallOptions = {}): Promise<Recommendations> {
    return recommend(this.http, wanted, options);
  }

  /** How a shopper's words may go on. */
  suggest(typed: string, options: CallOptions = {}): Promise<Suggestion[]> {
    return suggest(this.http, typed, options);
  }
}
