import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './open-api-document.js';
import { redocPage, redocScript } from './redoc.js';

const DOCS_ROUTE = /^\/(docs|redoc)(\/|$)/;

/** All from this server. Both pages write styles into themselves; ReDoc searches in a worker made of a blob. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Swagger UI at /docs, ReDoc at /redoc, the document at /openapi.json. Nothing is loaded from elsewhere. */
export function setUpDocs(app: NestFastifyApplication): void {
  // Now, at start: the first reader would hold up everyone's requests with it.
  const document = openApiDocument(app);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    // By the route that was found: a URL has many spellings.
    if (DOCS_ROUTE.test(request.routeOptions.url ?? ''))
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    done();
  });
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Vitrine: API',
    swaggerOptions: {
      // Keys would lie in the browser's storage for whoever comes next.
      persistAuthorization: false,
      // The badge would send the document to a public validator.
      validatorUrl: null,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      filter: true,
      docExpansion: 'list',
    },
  });
  fastify.get('/redoc', (_request, reply) => reply.type('text/html; charset=utf-8').send(redocPage));
  fastify.get('/redoc/redoc.standalone.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(await redocScript()),
  );
}
