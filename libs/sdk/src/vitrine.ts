import { Admin } from './admin.js';
import { Events } from './events.js';
import { type CallOptions, Http, type VitrineOptions } from './http.js';
import { Images } from './images.js';
import { Imports } from './imports.js';
import { recommend, suggest, type Wanted } from './recommend.js';
import { TryOn } from './try-on.js';
import type { Recommendations, Suggestion } from './types.js';

/**
 * A client of Vitrine's API, for Node and browsers. Every call rejects with a VitrineError, whose `code` says what
 * was wrong, or with the reason of a signal that was aborted.
 */
export class Vitrine {
  readonly images: Images;
  readonly imports: Imports;
  readonly tryOn: TryOn;
  readonly events: Events;
  readonly admin: Admin;
  private readonly http: Http;

  constructor(options: VitrineOptions) {
    this.http = new Http(options);
    this.images = new Images(this.http);
    this.imports = new Imports(this.http);
    this.tryOn = new TryOn(this.http);
    this.events = new Events(this.http);
    this.admin = new Admin(this.http);
  }

  /** Every other operation of the API, typed by path and method: `client.GET('/api/usage')`. */
  get client(): Http['client'] {
    return this.http.client;
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
