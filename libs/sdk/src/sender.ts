import { randomId } from './random-id.js';
import { errorOf, notConnected, VitrineError } from './vitrine-error.js';

export interface SenderOptions {
  fetch: typeof fetch;
  /** Further attempts after the first. */
  retries: number;
  /** Of one attempt, until the head of its answer; beside the time that its body needs. */
  timeoutMs: number;
  /** Waits, or rejects when the signal aborts. */
  sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** `fetch`'s, with a body that can be sent again. */
export interface SentRequest {
  method: string;
  headers: Headers;
  body?: Blob | FormData | string | undefined;
  signal?: AbortSignal | undefined;
  /** Goes on where the page that sends it is left. */
  keepalive?: boolean;
  /** In place of the usual. */
  timeoutMs?: number | undefined;
  /** A status beside 2xx that is an answer and no error. */
  answer?: number;
}

const FIRST_WAIT_MS = 300;
const MOST_WAIT_MS = 20_000;
/** The slowest that the API takes a body: 40 KB in ten seconds. A photo that is still on its way is not given up. */
const LEAST_BYTES_PER_MS = 4;

/** Sends a request, again where another attempt may fare better, and gives the answer when it is 2xx. */
export class Sender {
  constructor(private readonly options: SenderOptions) {}

  /**
   * A POST gets an Idempotency-Key of its own, the same for all attempts: the API does it once.
   * @throws VitrineError; the signal's reason where it is aborted
   */
  async send(url: string, request: SentRequest): Promise<Response> {
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', randomId());
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.attempt(url, request);
      if (outcome instanceof Response && (outcome.ok || outcome.status === request.answer)) return outcome;
      const error = outcome instanceof Response ? await errorOf(outcome) : outcome;
      if (attempt >= this.options.retries || !mayPass(error)) throw error;
      const wait = waitAskedFor(outcome) ?? waitOf(attempt);
      // Longer than anybody waits for a page: a month's quota is not waited for.
      if (wait > MOST_WAIT_MS) throw error;
      await this.options.sleep(wait, request.signal);
    }
  }

  private async attempt(url: string, request: SentRequest): Promise<Response | VitrineError> {
    const { signal, timeoutMs = this.options.timeoutMs, ...init } = request;
    signal?.throwIfAborted();
    const timer = new AbortController();
    const sendingMs = init.body instanceof Blob ? init.body.size / LEAST_BYTES_PER_MS : 0;
    const timeout = setTimeout(() => timer.abort(), timeoutMs + sendingMs);
    try {
      const signals = signal ? AbortSignal.any([signal, timer.signal]) : timer.signal;
      const { fetch } = this.options;
      return await fetch(url, { ...init, body: init.body ?? null, signal: signals });
    } catch (cause) {
      signal?.throwIfAborted();
      if (!timer.signal.aborted) return notConnected(url, cause);
      const sentence = `${new URL(url).origin} did not answer in time.`;
      return new VitrineError(sentence, 'TIMED_OUT', 0, undefined, [], { cause });
    } finally {
      clearTimeout(timeout);
    }
  }
}

function mayPass({ status, code }: VitrineError): boolean {
  if (code === 'QUOTA_EXCEEDED') return false;
  return (
    status === 0 || status === 408 || status === 429 || status >= 500 || code === 'IDEMPOTENCY_IN_PROGRESS'
  );
}

/** Up to half more or less than the double of the last, so that clients do not come back together. */
function waitOf(attempt: number): number {
  return FIRST_WAIT_MS * 2 ** attempt * (0.5 + Math.random());
}

/** Milliseconds of `Retry-After`: seconds, or a date. The SDK imports nothing of the house (`retryAfterMs` of platform). */
function waitAskedFor(outcome: Response | VitrineError): number | undefined {
  const value = outcome instanceof Response ? outcome.headers.get('retry-after') : null;
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
