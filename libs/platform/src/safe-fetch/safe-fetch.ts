import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { AddressPolicy } from './address-policy.js';
import { FetchFailedError } from './fetch-failed.error.js';
import { guardedLookup } from './guarded-lookup.js';
import { HostSlots, type HostSlotsOptions } from './host-slots.js';

const MAX_REDIRECTS = 5;
const MAX_URL_LENGTH = 2_048;
const IDLE_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Answers that another try may turn: the host is busy or broken at the moment. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

export type FetchLimits = {
  /** Largest body, in bytes. */
  maxBytes: number;
  /** From the call to the last byte, redirects included, in milliseconds. */
  timeoutMs: number;
  /** What the host may call the file; a host that says nothing is believed to have meant it. */
  contentType?: RegExp;
  /** Called with the bytes of each piece before it is kept; the host is held back while it waits. */
  reserve?: (bytes: number) => Promise<void>;
  /** Ends the fetch from outside; its reason is thrown. */
  signal?: AbortSignal;
};

export type FetchedFile = { body: Buffer; contentType: string | undefined };

export type SafeFetchOptions = {
  policy?: AddressPolicy;
  /** Replaces the system's resolver, in a test. */
  resolve?: Parameters<typeof guardedLookup>[1];
  /** Files that are fetched at a time; other than `PLACES`, in a test. */
  places?: Partial<HostSlotsOptions>;
};

/** Most photos are there within a second; of 20 MB over a slow line one takes longer, and may where nobody waits. */
const PLACES: HostSlotsOptions = { perHost: 8, total: 32, slowTotal: 16, slowAfterMs: 3_000 };

/**
 * Fetches files from URLs that strangers wrote. It connects to public addresses only, checked on the very address
 * that the socket is given, at each redirect anew; and it bounds the size, the type and the time of what comes.
 * It goes out directly: a proxy would resolve names where nobody checks them.
 */
export class SafeFetch {
  private readonly policy: AddressPolicy;
  private readonly slots: HostSlots;
  private readonly agents: { http: http.Agent; https: https.Agent };

  constructor({ policy = new AddressPolicy(), resolve, places }: SafeFetchOptions = {}) {
    this.policy = policy;
    const options = { ...PLACES, ...places };
    this.slots = new HostSlots(options);
    const lookup = guardedLookup(policy, resolve);
    // What is idle goes after a while, also where the host would keep it.
    const agent = { keepAlive: true, maxSockets: options.perHost, timeout: IDLE_MS, lookup };
    this.agents = { http: new http.Agent(agent), https: new https.Agent(agent) };
  }

  /**
   * The whole file.
   * @throws FetchFailedError with the reason; `passing` says whether to try again
   */
  async fetch(url: string, limits: FetchLimits): Promise<FetchedFile> {
    const late = AbortSignal.timeout(limits.timeoutMs);
    const signal = limits.signal === undefined ? late : AbortSignal.any([late, limits.signal]);
    try {
      const { host } = this.checked(url);
      return await this.slots.use(host, (ending) => this.read(url, limits, ending), signal);
    } catch (error) {
      limits.signal?.throwIfAborted();
      if (late.aborted) throw new FetchFailedError('URL_TIMED_OUT', { cause: error });
      throw failureOf(error);
    }
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async read(url: string, limits: FetchLimits, signal: AbortSignal): Promise<FetchedFile> {
    const response = await this.follow(url, signal);
    try {
      return await readFile(response, limits);
    } finally {
      // A body that was not read to its end takes its connection along.
      response.destroy();
    }
  }

  private async follow(start: string, signal: AbortSignal): Promise<IncomingMessage> {
    let url = this.checked(start);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await this.request(url, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode === 200) return response;
      response.destroy();
      if (!REDIRECTS.has(statusCode) || headers.location === undefined) {
        const passing = PASSING_STATUS.has(statusCode);
        throw new FetchFailedError('URL_REFUSED', { fact: `HTTP ${statusCode}`, passing });
      }
      url = this.checked(headers.location, url);
    }
    throw new FetchFailedError('URL_TOO_MANY_REDIRECTS');
  }

  /** WHATWG's parser turns every spelling of an IPv4 address (`0x7f.1`, `2130706433`) into the usual one. */
  private checked(text: string, base?: URL): URL {
    if (text.length > MAX_URL_LENGTH || !URL.canParse(text, base?.href))
      throw new FetchFailedError('URL_INVALID');
    const url = new URL(text, base);
    const isPlain = url.username === '' && url.password === '' && url.hostname !== '';
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || !isPlain) {
      throw new FetchFailedError('URL_INVALID');
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A socket looks no address up that is one already.
    if (isIP(host) !== 0 && !this.policy.allows(host)) throw new FetchFailedError('URL_NOT_PUBLIC');
    return url;
  }

  private request(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).get(url, {
        agent: secure ? this.agents.https : this.agents.http,
        headers: { 'user-agent': 'vitrine', accept: '*/*', 'accept-encoding': 'identity' },
        timeout: IDLE_MS,
        signal,
      });
      request.once('response', resolve);
      request.once('timeout', () => request.destroy(new FetchFailedError('URL_TIMED_OUT')));
      request.once('error', reject);
    });
  }
}

async function readFile(response: IncomingMessage, limits: FetchLimits): Promise<FetchedFile> {
  const { 'content-type': contentType, 'content-encoding': encoding = 'identity' } = response.headers;
  if (encoding !== 'identity') {
    // It was not asked for, and unpacking is how a few bytes become many.
    throw new FetchFailedError('URL_TYPE_UNSUPPORTED', { fact: 'it is compressed' });
  }
  if (contentType !== undefined && limits.contentType?.test(contentType) === false) {
    throw new FetchFailedError('URL_TYPE_UNSUPPORTED', { fact: contentType.slice(0, 60) });
  }
  if (Number(response.headers['content-length'] ?? 0) > limits.maxBytes) {
    throw new FetchFailedError('URL_TOO_LARGE');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.maxBytes) throw new FetchFailedError('URL_TOO_LARGE');
    await limits.reserve?.(chunk.length);
    chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), contentType };
}

function failureOf(cause: unknown): Error {
  if (cause instanceof FetchFailedError) return cause;
  const code = (cause as NodeJS.ErrnoException).code;
  return new FetchFailedError('URL_UNREACHABLE', { cause, ...(code === undefined ? {} : { fact: code }) });
}
