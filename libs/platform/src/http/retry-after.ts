/**
 * Milliseconds that a server asks to wait: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); undefined where it
 * says neither.
 */
export function retryAfterMs(header: string | null | undefined, now = Date.now()): number | undefined {
  if (header === undefined || header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
