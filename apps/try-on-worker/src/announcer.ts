import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { WorkerPresence } from '#try-on';
import { TryOnPipeline } from '#try-on/pipeline';
import { gpuFacts } from './gpu-facts.js';

const EVERY_MS = 5_000;

/** Tells the API that there is a worker whose models are loaded. */
@Injectable()
export class Announcer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly presence: WorkerPresence,
    private readonly pipeline: TryOnPipeline,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Announcer.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.announce(), EVERY_MS);
    await this.announce();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    try {
      await this.presence.leave(this.id);
    } catch (error) {
      this.logger.warn({ err: error }, 'This worker could not be signed off; it is forgotten in seconds');
    }
  }

  private async announce(): Promise<void> {
    try {
      // Drafts are made on the CPU, whatever the machine has; a renderer may have a GPU.
      await this.presence.announce(this.id, { models_loaded: true, ...gpuFacts(this.pipeline.inference()) });
    } catch (error) {
      this.logger.warn({ err: error }, 'This worker could not be announced; it is tried again');
    }
  }
}
