import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CannotListenError } from './errors/cannot-listen.error.js';
import { problemOfStatus } from './errors/problem.js';
import { refuseUnreadable } from './errors/refuse-unreadable.js';
import { sendProblem } from './errors/send-problem.js';
import type { Config } from './config.js';

/** What an operator alone asks. */
const INTERNAL_ROUTE = /^\/(metrics|admin|api\/admin)(\/|$)/;

/** Requests that came to the internal port, by the server that took them. */
const internal = new WeakSet<IncomingMessage>();

/** Whether a request came to a port that has the route. */
export function isRouteOfPort({ raw }: FastifyRequest, route: string, { INTERNAL_PORT }: Config): boolean {
  return INTERNAL_PORT === undefined || !INTERNAL_ROUTE.test(route) || internal.has(raw);
}

/** Where there is an internal port, the public one does not have the operator's routes. */
export function hideInternalRoutes(fastify: FastifyInstance, config: Config): void {
  if (config.INTERNAL_PORT === undefined) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isRouteOfPort(request, request.routeOptions.url ?? '', config)) return done();
    sendProblem(request, reply, { problem: problemOfStatus(404) });
  });
}

/**
 * Listens on the internal port as well, if there is one; it ends with the app.
 * @returns its URL @throws CannotListenError
 */
export async function listenInternally(
  app: NestFastifyApplication,
  { INTERNAL_PORT: port, INTERNAL_HOST: host }: Pick<Config, 'INTERNAL_PORT' | 'INTERNAL_HOST'>,
): Promise<string | undefined> {
  if (port === undefined) return undefined;
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const server = createServer({ requestTimeout: fastify.server.requestTimeout }, (request, response) => {
    internal.add(request);
    fastify.routing(request, response);
  });
  server.on('clientError', refuseUnreadable);
  await listening(server, port, host);
  fastify.server.once('close', () => {
    server.close();
    server.closeIdleConnections();
  });
  const address = server.address();
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${typeof address === 'object' && address !== null ? address.port : port}`;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new CannotListenError(host, port, { cause })));
    server.listen(port, host, resolve);
  });
}
