import { Admin } from './admin.js';
import { Events } from './events.js';
import { type CallOptions, Http, type VitrineOptions } from './http.js';
import { Images } from './images.js';
import { Imports } from './imports.js';
import { recommend, suggest, type Wanted } from './recommend.js';
import { TryOn } from './try-on.js';
import type { operations } from './openapi.generated.js';
import type { Liveness, Readiness, Recommendations, Report, Suggestion, Usage } from './types.js';

type ReportQuery = NonNullable<operations['reportRecommendations']['parameters']['query']>;

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

  /** Whether the installation can serve, and which part is down if not. */
  async readiness({ signal }: CallOptions = {}): Promise<Readiness> {
    // Answered with 503 where it cannot: that is what was asked, and trying again would not change it.
    return (await (await this.http.raw('GET', '/health/ready', { signal, answer: 503 })).json()) as Readiness;
  }

  /** Which version runs, since when, and where its models run. */
  health({ signal }: CallOptions = {}): Promise<Liveness> {
    return this.http.data(this.http.client.GET('/health', { signal }));
  }

  /** What the key uses, and what it may use. With a secret token. */
  usage({ signal }: CallOptions = {}): Promise<Usage> {
    return this.http.data(this.http.client.GET('/api/usage', { signal }));
  }

  /** What the recommendations of the key led to. With a secret token. */
  report(query: ReportQuery = {}, { signal }: CallOptions = {}): Promise<Report> {
    return this.http.data(
      this.http.client.GET('/api/reports/recommendations', { params: { query }, signal }),
    );
  }

  /** How a shopper's words may go on. */
  suggest(typed: string, options: CallOptions = {}): Promise<Suggestion[]> {
    return suggest(this.http, typed, options);
  }
}
