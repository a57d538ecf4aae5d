import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { loadConfig } from '#platform';
import { ThreadedTryOnPipeline } from '#try-on/pipeline';
import { workerSettings } from '../../apps/try-on-worker/src/config.js';
import { WorkerModule } from '../../apps/try-on-worker/src/worker.module.js';
import { BURN_MS } from './tryon-locks-settings.js';

/** The try-on worker as it is, but for what its threads do. */
const config = loadConfig(workerSettings, process.env);
const module = new URL('burning-pipeline.js', import.meta.url).href;
const pipeline = new ThreadedTryOnPipeline(
  { module, options: { burnMs: BURN_MS } },
  config.TRYON_CONCURRENCY,
);
await pipeline.start();
const app = await NestFactory.create<NestFastifyApplication>(
  WorkerModule.forRoot(config, pipeline),
  new FastifyAdapter(),
  { bufferLogs: true },
);
app.useLogger(app.get(Logger));
app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await app.listen(config.TRYON_WORKER_PORT, config.HOST);
