import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { builtFolder } from '../pages/built-folder.js';
import { pagePolicy } from '../pages/page-policy.js';
import type { Config } from '../config.js';

const ROUTE = /^\/dashboard(\/|$)/;

/**
 * The dashboard at /dashboard: files that anybody may have. What it shows, it asks for with the key that is typed in.
 * Nothing is there where it was not built.
 */
export async function setUpDashboard(fastify: FastifyInstance, config: Config): Promise<void> {
  const built = builtFolder('dashboard');
  if (built === undefined) return;
  const policy = pagePolicy(config.PUBLIC_URL);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (ROUTE.test(request.routeOptions.url ?? '')) reply.header('content-security-policy', policy);
    done();
  });
  await fastify.register(fastifyStatic, {
    root: built,
    prefix: '/dashboard/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
  fastify.get('/dashboard', (_request, reply) => reply.redirect('/dashboard/'));
}
