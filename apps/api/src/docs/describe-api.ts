import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { loadConfig } from '#platform';
import { ApiModule } from '../api.module.js';
import { apiSettings } from '../config.js';
import { openApiDocument } from './open-api-document.js';

/** Complete, and of no installation: nothing is made that could connect to it. */
const noInstallation = loadConfig(apiSettings, {
  DATABASE_URL: 'postgres://localhost/none',
  REDIS_URL: 'redis://localhost',
  CHROMA_URL: 'http://localhost',
  ADMIN_KEY: 'x'.repeat(24),
  SIGNING_SECRET: 'x'.repeat(32),
});

/** The OpenAPI document, from the modules alone: no provider is made (Nest's preview), no service is needed. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot(noInstallation),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  return openApiDocument(app);
}
