import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { HubUnavailableError } from './hub.errors.js';
import { type HubSettings, proxyFor } from './hub-settings.js';
import { PassingFailure } from './retry.js';

/** Failures of a connection after which the same request may well succeed. */
const PASSING = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** A URL as it may be shown: what a hub signs stands in the query, a password before the host. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/**
 * One request, redirects not followed, through the proxy of the settings where there is one.
 * @throws PassingFailure when the connection fails in a way that passes, HubUnavailableError when it does not
 */
export async function request(
  settings: Pick<HubSettings, 'proxy' | 'idleTimeoutMs' | 'ca'>,
  method: 'GET' | 'HEAD',
  url: URL,
  headers: OutgoingHttpHeaders,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  const proxy = proxyFor(url, settings.proxy);
  const options: PlainOptions = {
    method,
    headers: { 'user-agent': 'vitrine', ...headers },
    timeout: settings.idleTimeoutMs,
    agent: false,
    ...(signal === undefined ? {} : { signal }),
    ...(settings.ca === undefined ? {} : { ca: settings.ca }),
  };
  const sent = await send(url, proxy, options);
  return new Promise((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('timeout', () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    sent.once('error', (error) =>
      reject(signal?.aborted === true ? error : connectionFailure(url, proxy, error)),
    );
    sent.end();
  });
}

/** Headers by name: a list of them could not be added to. */
type PlainOptions = Omit<https.RequestOptions, 'headers'> & { headers?: OutgoingHttpHeaders };

async function send(url: URL, proxy: URL | undefined, options: PlainOptions): Promise<http.ClientRequest> {
  if (proxy === undefined) return (url.protocol === 'https:' ? https : http).request(url, options);
  if (url.protocol === 'https:') {
    // Only a pull through a proxy needs it: not loaded by the processes that serve.
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    return https.request(url, { ...options, agent: new HttpsProxyAgent(proxy) });
  }
  // A plain request is handed to the proxy whole, RFC 9112 3.2.2.
  return (proxy.protocol === 'https:' ? https : http).request(proxy, {
    ...options,
    path: url.href,
    headers: { ...options.headers, host: url.host, ...proxyAuthorization(proxy) },
  });
}

function proxyAuthorization(proxy: URL): OutgoingHttpHeaders {
  if (proxy.username === '') return {};
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** What a failed connection means: worth another try, or for a person to look at. */
export function connectionFailure(url: URL, proxy: URL | undefined, cause: unknown): Error {
  const code = (cause as NodeJS.ErrnoException).code;
  const reason = cause instanceof Error ? cause.message || String(code) : String(cause);
  const through = proxy === undefined ? '' : ` through the proxy ${proxy.host}`;
  if (code !== undefined && PASSING.has(code))
    return new PassingFailure(`${reason}${through}`, undefined, { cause });
  return new HubUnavailableError(shownUrl(url), `${reason}${through}`, { cause });
}
