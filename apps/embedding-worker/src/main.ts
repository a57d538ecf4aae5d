import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { MAX_PHOTO_BYTES } from '#catalog';
import { DomainError, loadConfig } from '#platform';
import { WorkerModule } from './worker.module.js';

try {
  const config = loadConfig(process.env, ['ADMIN_KEY']);
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.forRoot(config),
    new FastifyAdapter(),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  app.useBodyParser('application/octet-stream', { bodyLimit: MAX_PHOTO_BYTES });
  // Exits by itself when all is closed: the first process of a container would survive its own SIGTERM.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen(config.WORKER_PORT, config.HOST);
  app.get(Logger).log(`The embedding worker is ready; health and metrics at ${await app.getUrl()}`);
} catch (error) {
  // A person reads this in a terminal: the sentence is enough where the error is one of ours.
  console.error(error instanceof DomainError ? error.message : error);
  process.exit(1);
}
