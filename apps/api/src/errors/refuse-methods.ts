import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import findMyWay from 'find-my-way';
import { problemOfStatus } from './problem.js';
import { sendProblem } from './send-problem.js';

/**
 * Answers 405 with `Allow` (RFC 9110, 15.5.6) where there is a route of the path but none of the method. Stands before
 * the first route is added.
 * @param mayKnow whether the caller may learn that there is a route of this pattern
 */
export function refuseMethods(
  fastify: FastifyInstance,
  mayKnow: (request: FastifyRequest, route: string) => boolean,
): void {
  // The same router as Fastify's own, which does not say what it knows of a path.
  const routes = findMyWay();
  const methods = new Set<HTTPMethods>();
  const ofPattern = new Map<string, HTTPMethods[]>();
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      // OPTIONS is answered on every path, for browsers that ask before they call.
      if (one === 'OPTIONS' || ofPattern.get(url)?.includes(one)) continue;
      methods.add(one);
      ofPattern.set(url, [...(ofPattern.get(url) ?? []), one]);
      routes.on(one as 'GET', url, () => undefined, url);
    }
  });

  /** Undefined where the request may go on: to its route, or to none. */
  function allowedFor(request: FastifyRequest): HTTPMethods[] | undefined {
    if (request.method === 'OPTIONS') return undefined;
    // First, since `PUT /api/images/export` would else be the item of the id "export".
    const [path = ''] = request.url.split('?', 1);
    const ofPath = mayKnow(request, path) ? ofPattern.get(path) : undefined;
    if (ofPath !== undefined) return ofPath.includes(request.method) ? undefined : ofPath;
    if (!request.is404) return undefined;
    const known = [...methods].filter((method) => {
      const route = routes.find(method as 'GET', request.url);
      return route !== null && mayKnow(request, String(route.store));
    });
    return known.length > 0 ? known : undefined;
  }

  // After all hooks of `onRequest`: a page of another origin can read the answer. Before any body is read.
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const allowed = allowedFor(request);
    if (allowed === undefined) return done(null, payload);
    reply.header('allow', [...allowed].sort().join(', '));
    sendProblem(request, reply, { problem: problemOfStatus(405) });
  });
}
