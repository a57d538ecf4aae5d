import { OriginNotAllowedError } from './errors/origin-not-allowed.error.js';
import type { Tenant } from './tenant-context.js';

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
 * around the rule. Headers can be forged outside of a browser; the rule keeps other web pages from using the
 * token, and is no proof of who calls. Secret tokens have no origins.
 * @throws OriginNotAllowedError
 */
export function requireAllowedOrigin(tenant: Tenant, origin: string | undefined): void {
  if (tenant.tokenKind !== 'publishable' || tenant.allowedOrigins.length === 0) return;
  if (origin === undefined || !tenant.allowedOrigins.includes(origin))
    throw new OriginNotAllowedError(origin);
}
