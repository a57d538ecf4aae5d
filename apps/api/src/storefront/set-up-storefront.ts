import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from '#platform';

const SHOP_ROUTE = /^\/shop(\/|$)/;

/**
 * The elements that shops put into their pages, at /elements, and the demo's shop at /shop where there is one.
 * Nothing is there where they were not built.
 */
export async function setUpStorefront(fastify: FastifyInstance, config: Config): Promise<void> {
  const built = builtStorefront();
  if (built === undefined) return;
  await fastify.register(fastifyStatic, {
    root: join(built, 'elements'),
    prefix: '/elements/',
    decorateReply: false,
    cacheControl: false,
    index: false,
    // Asked again whenever the page is opened: a new release is a new page's.
    setHeaders: (reply) =>
      void reply.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400'),
  });
  if (config.DEMO_SHOP_DIR !== undefined)
    await setUpShop(fastify, built, config.DEMO_SHOP_DIR, config.PUBLIC_URL);
}

async function setUpShop(
  fastify: FastifyInstance,
  built: string,
  folder: string,
  publicUrl: string | undefined,
): Promise<void> {
  const policy = shopPolicy(publicUrl);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (SHOP_ROUTE.test(request.routeOptions.url ?? '')) reply.header('content-security-policy', policy);
    done();
  });
  await fastify.register(fastifyStatic, {
    root: [join(built, 'shop'), folder],
    prefix: '/shop/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
  fastify.get('/shop', (_request, reply) => reply.redirect('/shop/'));
}

/** As strict as a page can be: what it shows and asks is here, or where photos are. */
function shopPolicy(publicUrl: string | undefined): string {
  const here = publicUrl === undefined ? "'self'" : `'self' ${new URL(publicUrl).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${here} blob: data:`,
    `connect-src ${here} blob:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** dist/storefront, seen from the sources and from dist/ alike. */
function builtStorefront(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const built = join(folder, 'dist/storefront');
    if (existsSync(built)) return built;
    if (folder === dirname(folder)) return undefined;
  }
}
