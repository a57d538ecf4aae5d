import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { CONFIG, queuePrefix, RedisClient, withTimeout } from '#platform';
import { TRY_ON_QUEUE } from './try-on-jobs.js';
import type { Config } from '../settings.js';

/** A worker that has not said for so long that it lives is gone. */
const GONE_MS = 20_000;
const KNOWN_MS = 2_000;
const ASK_MS = 500;

const gpu = z.object({
  gpu_name: z.string(),
  memory_allocated_gb: z.number(),
  memory_reserved_gb: z.number(),
  total_memory_gb: z.number(),
});

const presence = z.object({
  at: z.number(),
  models_loaded: z.boolean(),
  cuda_available: z.boolean(),
  gpu: gpu.nullable(),
});

/** A presence as Redis holds it. */
const storedPresence = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('Not JSON');
      return z.NEVER;
    }
  })
  .pipe(presence);

/** What a try-on worker says of itself. */
export type WorkerFacts = Omit<z.infer<typeof presence>, 'at'>;

const NONE: WorkerFacts = { models_loaded: false, cuda_available: false, gpu: null };

/** Which try-on workers live, as they say in Redis. Lost with it, and said again seconds later. */
@Injectable()
export class WorkerPresence {
  private readonly key: string;
  private known: { at: number; facts: WorkerFacts } = { at: 0, facts: NONE };
  private isDown = false;
  /** Entries that could not be read, by their id: each is told of once. */
  private readonly unreadable = new Set<string>();

  constructor(
    private readonly redis: RedisClient,
    @Inject(CONFIG) config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(WorkerPresence.name);
    this.key = `${queuePrefix(config, TRY_ON_QUEUE)}:workers`;
  }

  async announce(id: string, facts: WorkerFacts): Promise<void> {
    await this.redis.connection.hset(this.key, id, JSON.stringify({ at: Date.now(), ...facts }));
  }

  async leave(id: string): Promise<void> {
    await this.redis.connection.hdel(this.key, id);
  }

  /** Of the best equipped worker; asked at most every two seconds, and never waited for long. */
  async facts(): Promise<WorkerFacts> {
    if (Date.now() - this.known.at < KNOWN_MS) return this.known.facts;
    try {
      this.known = { at: Date.now(), facts: await withTimeout(this.ask(), ASK_MS) };
      this.isDown = false;
    } catch (error) {
      this.known = { at: Date.now(), facts: NONE };
      if (!this.isDown) this.logger.warn({ err: error }, 'Redis does not say which try-on workers live');
      this.isDown = true;
    }
    return this.known.facts;
  }

  private async ask(): Promise<WorkerFacts> {
    const entries = await this.redis.connection.hgetall(this.key);
    const parsed = Object.entries(entries).flatMap(([id, text]) => this.read(id, text));
    const gone = parsed.filter(({ at }) => at < Date.now() - GONE_MS);
    if (gone.length > 0) await this.redis.connection.hdel(this.key, ...gone.map(({ id }) => id));
    const alive = parsed.filter((worker) => !gone.includes(worker));
    const best = alive.find(({ cuda_available }) => cuda_available) ?? alive[0];
    if (best === undefined) return NONE;
    const { models_loaded, cuda_available, gpu } = best;
    return { models_loaded, cuda_available, gpu };
  }

  /** Another version's worker may write what this one does not know; the others are seen all the same. */
  private read(id: string, text: string): (z.infer<typeof presence> & { id: string })[] {
    const { success, data, error } = storedPresence.safeParse(text);
    if (success) return [{ id, ...data }];
    if (!this.unreadable.has(id))
      this.logger.warn({ err: error, id }, 'What a try-on worker says is not read');
    this.unreadable.add(id);
    return [];
  }
}
