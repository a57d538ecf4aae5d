import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { type Loop, Loops } from '#platform/work';
import { TryOnPipeline } from '#try-on/pipeline';
import { WorkerPresence } from '#try-on/work';
import { gpuFacts } from './gpu-facts.js';

const EVERY_MS = 5_000;

/** Tells the API that there is a worker whose models are loaded. */
@Injectable()
export class Announcer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly id = randomUUID();
  private loop: Loop | undefined;

  constructor(
    private readonly presence: WorkerPresence,
    private readonly pipeline: TryOnPipeline,
    private readonly loops: Loops,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Announcer.name);
  }

  onApplicationBootstrap(): void {
    this.loop = this.loops.start({
      name: 'presence',
      turn: async () => {
        const gpu = gpuFacts(this.pipeline.inference());
        await this.presence.announce(this.id, { models_loaded: true, ...gpu });
        return EVERY_MS;
      },
      failure: 'This worker could not be announced; it is tried again',
      failedMs: EVERY_MS,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
    try {
      await this.presence.leave(this.id);
    } catch (error) {
      this.logger.warn({ err: error }, 'This worker could not be signed off; it is forgotten in seconds');
    }
  }
}
