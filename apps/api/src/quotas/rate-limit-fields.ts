import type { FastifyReply } from 'fastify';
import type { QuotaState } from '#tenant';

/**
 * `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10: lists of structured fields (RFC 9651)
 * with an item for each quota. `q` is the quota, `w` its window and `t` the time until it begins anew, both in
 * seconds, `r` what is left. What does not begin anew has neither `w` nor `t`.
 */
export function setRateLimit(reply: FastifyReply, states: readonly QuotaState[]): void {
  if (states.length === 0) return;
  const policies = states.map(
    ({ policy, limit, windowSeconds }) => `"${policy}";q=${limit}${parameter('w', windowSeconds)}`,
  );
  const limits = states.map(
    ({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining}${parameter('t', resetSeconds)}`,
  );
  reply.header('ratelimit-policy', policies.join(', ')).header('ratelimit', limits.join(', '));
}

function parameter(name: string, value: number | null): string {
  return value === null ? '' : `;${name}=${value}`;
}
