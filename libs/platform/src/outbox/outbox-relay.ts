import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
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
 * several processes share the table (SKIP LOCKED). An event that this version cannot read stays for one that can, and the
 * others go before it.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap {
  private pause = MIN_IDLE_MS;
  private loop: Loop | undefined;
  /** Ids of events that this version cannot read. */
  private readonly unreadable = new Set<bigint>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly queue: JobQueue,
    private readonly routes: OutboxRoutes,
    private readonly loops: Loops,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(OutboxRelay.name);
  }

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
          WHERE type = ANY(${this.routes.types}) AND id <> ALL(${[...this.unreadable]}::bigint[])
          ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
        const events = new Map(rows.flatMap((row) => this.read(row)));
        if (events.size === 0) return 0;
        await this.queue.addMany([...events.values()].flatMap((event) => this.routes.jobsOf(event)));
        await transaction.outboxEvent.deleteMany({ where: { id: { in: [...events.keys()] } } });
        return events.size;
      },
      { maxWait: 5_000, timeout: 20_000 },
    );
  }

  /** None where the event is not of this version's kinds: told once by each process. */
  private read({ id, api_key_id, type, payload }: Row): [id: bigint, event: OutboxEventPayload][] {
    const event = outboxEvent.safeParse({ ...payload, type, api_key_id });
    if (event.success) return [[id, event.data]];
    this.unreadable.add(id);
    this.logger.error(
      { err: event.error, event: String(id), type },
      'An event of the outbox cannot be read by this version; it stays, and the others go on',
    );
    return [];
  }
}

function nextPause(pause: number, moved: number): number {
  if (moved === BATCH) return 0;
  return moved > 0 ? MIN_IDLE_MS : Math.min(Math.max(pause * 2, MIN_IDLE_MS), MAX_IDLE_MS);
}
