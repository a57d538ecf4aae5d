import { OriginNotAllowedError } from './errors/origin-not-allowed.error.js';
import type { Tenant } from './tenant-context.js';

/** Names by which a machine calls itself (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
const LOCAL_HOST = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where a request comes from: its `Origin`, else the origin of its `Referer` (a browser leaves `Origin` out of
 * a same-origin GET).
 */
export function originOf(headers: { origin?: string; referer?: string }): string | undefined {
  if (headers.origin !== undefined) return headers.origin;
  const { referer } = headers;
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined;
}

/**
 * A publishable token with allowed origins works from these alone. A request that names no origin is refused
 * too, as Google does with a browser key that has referrer restrictions: else leaving the header out would go
 * around the rule. Without allowed origins, it works from pages of a developer's own machine alone, and where no
 * page is in between (no origin). Headers can be forged outside of a browser; the rule keeps other web pages from
 * using the token, and is no proof of who calls. Secret tokens have no origins.
 * @throws OriginNotAllowedError
 */
export function requireAllowedOrigin(tenant: Tenant, origin: string | undefined): void {
  const { tokenKind, allowedOrigins } = tenant;
  if (tokenKind !== 'publishable') return;
  if (allowedOrigins.length === 0) {
    if (origin === undefined || isLocal(origin)) return;
    throw new OriginNotAllowedError(origin, false);
  }
  if (origin === undefined || !allowedOrigins.includes(origin)) throw new OriginNotAllowedError(origin, true);
}

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && LOCAL_HOST.test(new URL(origin).hostname);
}
