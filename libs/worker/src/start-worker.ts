import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { z } from 'zod';
import { type Config, DomainError, loadConfig, logCrashes } from '#platform';

export type WorkerOptions<Own extends Config> = {
  /** As a sentence names it. */
  name: string;
  /** As each line of the log names it. */
  service: string;
  /** What the worker reads of its environment. */
  settings: z.ZodType<Own>;
  /** Where `/health` and `/metrics` answer. */
  portOf(config: Own): number;
  /** Models are loaded here. */
  moduleOf(config: Own): DynamicModule | Promise<DynamicModule>;
  /** Before it listens. */
  prepare?(app: NestFastifyApplication): void;
};

/** Runs a worker until it is told to stop; a start that fails ends the process with a sentence and code 1. */
export async function startWorker<Own extends Config>({
  name,
  service,
  settings,
  portOf,
  moduleOf,
  prepare,
}: WorkerOptions<Own>): Promise<void> {
  logCrashes(service);
  try {
    const config = loadConfig(settings, process.env);
    const app = await NestFactory.create<NestFastifyApplication>(
      await moduleOf(config),
      new FastifyAdapter(),
      { bufferLogs: true, abortOnError: false },
    );
    app.useLogger(app.get(Logger));
    prepare?.(app);
    // Exits by itself when all is closed: the first process of a container would survive its own SIGTERM.
    app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
    await app.listen(portOf(config), config.HOST);
    app.get(Logger).log(`${name} is ready; health and metrics at ${await app.getUrl()}`);
  } catch (error) {
    // A person reads this in a terminal: the sentence is enough where the error is one of ours. What else one carries may be
    // secret.
    console.error(
      error instanceof DomainError ? error.message : error instanceof Error ? error.stack : error,
    );
    process.exit(1);
  }
}
