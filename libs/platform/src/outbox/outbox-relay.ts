import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { outboxEvent, type OutboxEventPayload } from '#contracts';
import type { Loop } from '../loops/loop.js';
import { Loops } from '../loops/loops.js';
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
export class OutboxRelay implements OnApplicationBootstrap {
  private pause = MIN_IDLE_MS;
  private loop: Loop | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly queue: JobQueue,
    private readonly routes: OutboxRoutes,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.loops.start({
      name: 'outbox',
      turn: async () => {
        this.pause = nextPause(this.pause, await this.relayOnce());
        return this.pause;
      },
      failure: 'The outbox could not be relayed; it is tried again',
      failedMs: FAILED_MS,
    });
  }

  /** There is an event: the pause between two looks ends. */
  lookNow(): void {
    this.loop?.wake();
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
}

function nextPause(pause: number, moved: number): number {
  if (moved === BATCH) return 0;
  return moved > 0 ? MIN_IDLE_MS : Math.min(Math.max(pause * 2, MIN_IDLE_MS), MAX_IDLE_MS);
}
