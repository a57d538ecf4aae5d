import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { DomainError, loadConfig } from '#platform';
import { createPipeline } from './create-pipeline.js';
import { WorkerModule } from './worker.module.js';

try {
  const config = loadConfig(process.env, ['ADMIN_KEY']);
  const pipeline = await createPipeline(config, process.env);
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.forRoot(config, pipeline),
    new FastifyAdapter(),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  // Exits by itself when all is closed: the first process of a container would survive its own SIGTERM.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen(config.TRYON_WORKER_PORT, config.HOST);
  app.get(Logger).log(`The try-on worker is ready; health and metrics at ${await app.getUrl()}`);
} catch (error) {
  // A person reads this in a terminal: the sentence is enough where the error is one of ours.
  console.error(error instanceof DomainError ? error.message : error);
  process.exit(1);
}
