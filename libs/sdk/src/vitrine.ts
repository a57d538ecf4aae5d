import { Admin } from './admin.js';
import type { CallOptions, Http, VitrineOptions } from './http.js';
import { Images } from './images.js';
import { Imports } from './imports.js';
import { PageVitrine } from './page-vitrine.js';
import type { operations } from './openapi.generated.js';
import type { Liveness, Readiness, Report, Usage } from './types.js';

type ReportQuery = NonNullable<operations['reportRecommendations']['parameters']['query']>;

/**
 * A client of Vitrine's API, for Node and browsers. Every call rejects with a VitrineError, whose `code` says what
 * was wrong, or with the reason of a signal that was aborted.
 */
export class Vitrine extends PageVitrine {
  override readonly images: Images;
  readonly imports: Imports;
  readonly admin: Admin;

  constructor(options: VitrineOptions) {
    super(options);
    this.images = new Images(this.http);
    this.imports = new Imports(this.http);
    this.admin = new Admin(this.http);
  }

  /** Every other operation of the API, typed by path and method: `client.GET('/api/usage')`. */
  get client(): Http['client'] {
    return this.http.client;
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
}
