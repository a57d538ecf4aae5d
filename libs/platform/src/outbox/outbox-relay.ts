import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { outboxEvent, type OutboxEventPayload } from '#contracts';
import { PrismaService } from '../prisma/prisma.service.js';
import { JobQueue, type NewJob } from '../queue/job-queue.port.js';

const BATCH = 500;
/** Between two looks: short after an event, so that a few gather, and longer the longer there is none. */
const MIN_IDLE_MS = 60;
const MAX_IDLE_MS = 320;
const FAILED_MS = 1_000;

/** Which jobs follow from an event. */
export abstract class OutboxRoutes {
  /** The events that this relay moves; the others wait for the relay of another process. */
  abstract readonly types: readonly OutboxEventPayload['type'][];
  abstract jobsOf(event: OutboxEventPayload): NewJob[];
}

type Row = { id: bigint; api_key_id: string; type: string; payload: object };

/**
 * Moves events from the outbox to the queue. An event leaves the table in the transaction that locked it, after
 * the queue has taken it: a crash in between queues it twice under the same job id, never not at all. Relays of
 * several processes share the table (SKIP LOCKED).
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopping = false;
  private isRung = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly queue: JobQueue,
    private readonly routes: OutboxRoutes,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(OutboxRelay.name);
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  /** There is an event: the pause between two looks ends. */
  lookNow(): void {
    this.isRung = true;
    this.wake();
  }

  /** Moves one batch; the number of events moved. */
  async relayOnce(): Promise<number> {
    return this.prisma.$transaction(
      async (transaction) => {
        const rows = await transaction.$queryRaw<Row[]>`
          SELECT id, api_key_id, type, payload FROM outbox
          WHERE type = ANY(${this.routes.types}) ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
        if (rows.length === 0) return 0;
        const events = rows.map((row) =>
          outboxEvent.parse({ ...row.payload, type: row.type, api_key_id: row.api_key_id }),
        );
        await this.queue.addMany(events.flatMap((event) => this.routes.jobsOf(event)));
        await transaction.outboxEvent.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
        return rows.length;
      },
      { maxWait: 5_000, timeout: 20_000 },
    );
  }

  private async run(): Promise<void> {
    let pause = MIN_IDLE_MS;
    while (!this.stopping) {
      this.isRung = false;
      try {
        const moved = await this.relayOnce();
        if (moved === BATCH) pause = 0;
        else pause = moved > 0 ? MIN_IDLE_MS : Math.min(Math.max(pause * 2, MIN_IDLE_MS), MAX_IDLE_MS);
      } catch (error) {
        this.logger.warn({ err: error }, 'The outbox could not be relayed; it is tried again');
        pause = FAILED_MS;
      }
      if (pause > 0 && !this.stopping && !this.isRung) await this.sleep(pause);
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
