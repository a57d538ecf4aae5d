import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';

/** Nothing that the API answers is a page; those of the docs have a policy of their own. */
const NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const A_YEAR = 'max-age=31536000';

/**
 * What browsers are told with every answer. Photos are shown by pages of other origins: there is no
 * Cross-Origin-Resource-Policy. HSTS (RFC 6797) where clients come over TLS.
 */
export function setSecurityHeaders(
  fastify: FastifyInstance,
  { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>,
): void {
  const isPublicTls = PUBLIC_URL?.startsWith('https:') ?? false;
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': NO_PAGE,
      // A cache does not know by itself that an answer to X-API-Key is its caller's. Routes for everyone say otherwise.
      'cache-control': 'private, no-store',
      vary: 'X-API-Key, Authorization',
    });
    if (isPublicTls || request.protocol === 'https') reply.header('strict-transport-security', A_YEAR);
    done();
  });
}
