import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { builtFolder } from '../pages/built-folder.js';
import { pagePolicy } from '../pages/page-policy.js';
import type { Config } from '../config.js';

const SHOP_ROUTE = /^\/shop(\/|$)/;

/**
 * The elements that shops put into their pages, at /elements, and the demo's shop at /shop where there is one.
 * Nothing is there where they were not built.
 */
export async function setUpStorefront(fastify: FastifyInstance, config: Config): Promise<void> {
  const built = builtFolder('storefront');
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
  const policy = pagePolicy(publicUrl);
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
