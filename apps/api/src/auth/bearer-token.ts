import type { IncomingHttpHeaders } from 'node:http';

const BEARER = /^bearer +(\S+) *$/i;

/**
 * Lets `Authorization: Bearer <token>` (RFC 6750) stand for `X-API-Key` on every route: caches and proxies know by
 * themselves that an answer to the former is its caller's. Where both are sent, `X-API-Key` is the token: the other
 * may belong to a proxy.
 */
export function takeBearerToken(headers: IncomingHttpHeaders): void {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined) headers['x-api-key'] ??= token;
}
