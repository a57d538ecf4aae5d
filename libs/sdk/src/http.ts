import createClient, { type Client } from 'openapi-fetch';
import { type Fields, formOf, queryOf } from './form.js';
import type { paths } from './openapi.generated.js';
import { Sender, type SentRequest } from './sender.js';
import { sleep } from './sleep.js';
import { notConnected, VitrineError } from './vitrine-error.js';

export interface VitrineOptions {
  /** Where the API is: `https://vitrine.example`; in a page also a path of its own server. */
  url: string;
  /** A secret token (`vt_sk_…`, on a server alone) or a publishable one (`vt_pk_…`). */
  key?: string | undefined;
  /** Of an operator, for `admin`. Never in a web page. */
  adminKey?: string | undefined;
  /** Further attempts after a fault that may pass. Default 2. */
  retries?: number;
  /** Milliseconds until an attempt is given up, beside the time that a photo needs on a slow network. Default 30,000. */
  timeoutMs?: number;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
}

/** What may be said of any call. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** An answer of openapi-fetch; one that is not 2xx has been thrown already. */
interface Answered<T> {
  data?: T;
}

/** The connection that all calls share. */
export class Http {
  readonly url: string;
  /** Every operation of the API by path and method, typed; with retries, time-outs and errors as everywhere. */
  readonly client: Client<paths>;
  private readonly sender: Sender;
  private readonly headers: Record<string, string> = {};

  /** @throws VitrineError `URL_UNUSABLE` */
  constructor({ url, key, adminKey, retries = 2, timeoutMs = 30_000, fetch: own }: VitrineOptions) {
    this.url = addressOf(url);
    if (key !== undefined) this.headers['x-api-key'] = key;
    if (adminKey !== undefined) this.headers['x-admin-key'] = adminKey;
    // Not the function itself: a browser's fetch works on `window` alone.
    this.sender = new Sender({ fetch: own ?? ((...given) => fetch(...given)), retries, timeoutMs, sleep });
    this.client = createClient<paths>({
      baseUrl: this.url,
      headers: this.headers,
      // Lists as the API takes them: `a=1&a=2`; objects as JSON.
      querySerializer: (query) => queryOf(query as Fields),
      fetch: async (request) =>
        this.sender.send(request.url, {
          method: request.method,
          headers: new Headers(request.headers),
          body: request.method === 'GET' ? undefined : await request.blob(),
          signal: request.signal,
        }),
    });
  }

  /** For answers that are read as they come, and bodies that are not read into memory first. */
  raw(
    method: string,
    path: string,
    {
      headers = {},
      ...rest
    }: Omit<Partial<SentRequest>, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const sent = new Headers({ ...this.headers, ...headers });
    return this.sender.send(`${this.url}${path}`, { ...rest, method, headers: sent });
  }

  /** What lies at a signed URL: no key is sent. @throws VitrineError */
  async file(url: string, signal: AbortSignal | undefined): Promise<Blob> {
    const answer = await this.sender.send(url, { method: 'GET', headers: new Headers(), signal });
    return answer.blob().catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw notConnected(url, cause);
    });
  }

  /** The body of an answer. */
  async data<T>(answer: Promise<Answered<T>>): Promise<T> {
    return (await answer).data as T;
  }
}

function addressOf(url: string): string {
  const { location } = globalThis as { location?: { href: string } };
  const found = URL.canParse(url, location?.href) ? new URL(url, location?.href) : undefined;
  if (found !== undefined && /^https?:$/.test(found.protocol)) return found.href.replace(/\/+$/, '');
  const message = `"${url}" is no address of an API: one begins with http:// or https://.`;
  throw new VitrineError(message, 'URL_UNUSABLE', 0, undefined);
}

/** For operations that take a multipart form. */
export const asForm = {
  bodySerializer: (fields: object) => formOf(fields as Fields),
};
