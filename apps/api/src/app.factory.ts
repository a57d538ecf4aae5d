import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import { requestIdOf } from '#platform';
import { ApiModule } from './api.module.js';
import { takeBearerToken } from './auth/bearer-token.js';
import { rewriteUrl } from './compat/fitmatchfinder/public-paths.js';
import { setUpDocs } from './docs/set-up-docs.js';
import { drainOnClose } from './drain.js';
import { problemOf } from './errors/problem.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { refuseMethods } from './errors/refuse-methods.js';
import { refuseUnreadable } from './errors/refuse-unreadable.js';
import { sendProblem } from './errors/send-problem.js';
import { acceptImportBodies } from './imports/import-body.js';
import { hideInternalRoutes, isRouteOfPort } from './internal-port.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { setUpProblemPages } from './problems/set-up-problem-pages.js';
import { setSecurityHeaders } from './security-headers.js';
import { setUpDashboard } from './dashboard/set-up-dashboard.js';
import { setUpStorefront } from './storefront/set-up-storefront.js';
import { endSlowBodies } from './uploads/slow-bodies.js';
import { acceptEmptyDeletions } from './validation/empty-deletions.js';
import { ContractValidationPipe } from './validation/validation.pipe.js';
import type { Config } from './config.js';

/** Of a JSON body; a photo has a limit of its own. */
const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;

/**
 * The API, ready to `listen` (or, in a test, to `init`).
 * @param root what it is made of; a test may give less, or probes of its own
 */
export async function createApp(
  config: Config,
  root: DynamicModule = ApiModule.forRoot(config),
): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    // Fastify's own JSON parser; Nest's would take forms as well.
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter(await app.resolve(PinoLogger)));
  app.useGlobalPipes(new ContractValidationPipe());
  allowStorefronts(app);
  measure(adapter.getInstance(), app.get(HttpMetrics));
  setUpDocs(app);
  await setUpStorefront(adapter.getInstance<FastifyInstance>(), config);
  await setUpDashboard(adapter.getInstance<FastifyInstance>(), config);
  setUpProblemPages(adapter.getInstance<FastifyInstance>(), config);
  setUpFrontDoor(adapter.getInstance<FastifyInstance>(), config);
  return app;
}

/** Whoever opens the address alone in a browser is led to something. */
function setUpFrontDoor(fastify: FastifyInstance, { DEMO_SHOP_DIR }: Config): void {
  const page = DEMO_SHOP_DIR === undefined ? '/docs' : '/shop';
  fastify.get('/', (_request, reply) => reply.redirect(page));
}

function createAdapter(config: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A reverse proxy of these addresses may say who the client is; nobody else.
    trustProxy: config.TRUST_PROXY,
    genReqId: requestIdOf,
    rewriteUrl,
    // While it closes, what still comes on an open connection is answered, and the connection then ended.
    return503OnClosing: false,
    multipart: true,
    // A URL that cannot be decoded is refused before there is a route, hence before Nest.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, problemOf(error)),
    clientErrorHandler: refuseUnreadable,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  // Text as a body would reach validation as a string; a form likewise.
  fastify.removeContentTypeParser('text/plain');
  acceptImportBodies(fastify);
  acceptEmptyDeletions(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    // The logger works on Node's request and takes over the id that it finds there.
    request.raw.id = request.id;
    reply.header('x-request-id', request.id);
    takeBearerToken(request.headers);
    done();
  });
  setSecurityHeaders(fastify, config);
  hideInternalRoutes(fastify, config);
  refuseMethods(fastify, (request, route) => isRouteOfPort(request, route, config));
  endSlowBodies(fastify);
  drainOnClose(fastify);
  return adapter;
}

/**
 * Storefronts call from their own origins. Which of them may use a publishable key is checked with the key; what a
 * browser lets through is not a guard. The admin key is not among the headers: no other site's page can send it.
 */
function allowStorefronts(app: NestFastifyApplication): void {
  app.enableCors({
    origin: '*',
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'X-API-Key',
      'Authorization',
      'Idempotency-Key',
      'Content-Type',
      'X-Request-Id',
      'Last-Event-ID',
    ],
    exposedHeaders: ['X-Request-Id', 'Idempotency-Replayed', 'Retry-After', 'RateLimit', 'RateLimit-Policy'],
    maxAge: 3600,
  });
}

function measure(fastify: FastifyInstance, metrics: HttpMetrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request, reply);
    done();
  });
}
