import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ImageHydrator, type ItemFilter } from '#catalog';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { Nearest } from './nearest.js';
import { dot } from './unit-math.js';

/** Vectors of one query, in bytes of floats: a few milliseconds of the event loop. */
const CHUNK_BYTES = 1_048_576;
/** Items that are looked through at most; where more are left, the neighbours were enough all but never. */
const MAX_CHUNKS = 16;

/** Vectors that are remembered of filters, all together. */
const MAX_KEPT_BYTES = 33_554_432;
/** What has come since is found when they are forgotten. */
const KEPT_FOR_MS = 10_000;

type Chunk = ReadonlyMap<string, Float32Array>;

export type ExactAnswer = {
  /** Cosines by id, nearest first. */
  nearest: Map<string, number>;
  /** Whether one query had all the items that the filter leaves. */
  few: boolean;
};

/** The nearest of the items that a filter leaves, by their exact vectors, however far they are from the prompt. */
@Injectable()
export class ExactSearch {
  /**
   * All that a filter leaves, for the next prompt: without an index for it, Postgres looks through all rows of the key,
   * and the vectors of ten thousand items are megabytes to fetch.
   */
  private readonly kept = new LRUCache<string, Chunk[]>({
    maxSize: MAX_KEPT_BYTES,
    sizeCalculation: (chunks) => chunks.reduce((sum, chunk) => sum + bytesOf(chunk), 1),
    ttl: KEPT_FOR_MS,
  });

  constructor(
    private readonly index: VectorIndex,
    private readonly hydrator: ImageHydrator,
  ) {}

  /** Whether everything that the filter leaves is at hand: then this is the shortest way. */
  knows(tenant: Tenant, direction: Float32Array, filter: ItemFilter): boolean {
    return this.kept.has(keyOf(tenant, direction, filter));
  }

  /** @param keeps whether what the filter leaves is remembered for the next prompt: what comes meanwhile is found later */
  async find(
    tenant: Tenant,
    direction: Float32Array,
    wanted: number,
    filter: ItemFilter,
    keeps = true,
  ): Promise<ExactAnswer> {
    const key = keyOf(tenant, direction, filter);
    const kept = this.kept.get(key);
    const best = new Nearest(wanted);
    let chunks = 0;
    for await (const chunk of kept ?? this.chunksOf(tenant, direction, filter, keeps ? key : undefined)) {
      chunks++;
      chunk.forEach((vector, id) => {
        // One of another length is of a model that is being replaced.
        if (vector.length === direction.length) best.offer(id, dot(direction, vector));
      });
      await setImmediate();
    }
    return { nearest: best.inOrder(), few: chunks === 1 };
  }

  /** The vectors of what the filter leaves, oldest first; kept where they are all. */
  private async *chunksOf(
    tenant: Tenant,
    direction: Float32Array,
    filter: ItemFilter,
    key: string | undefined,
  ): AsyncGenerator<Chunk> {
    const size = Math.min(4096, Math.max(256, Math.floor(CHUNK_BYTES / direction.byteLength)));
    const chunks: Chunk[] = [];
    let after: string | undefined;
    while (chunks.length < MAX_CHUNKS) {
      const ids = await this.hydrator.matching(tenant, filter, size, after);
      const chunk = await this.index.vectors(tenant.collection, ids);
      chunks.push(chunk);
      yield chunk;
      if (ids.length < size) {
        if (key !== undefined) this.kept.set(key, chunks);
        return;
      }
      after = ids.at(-1);
    }
  }
}

/** Vectors of one collection and length alone are compared. */
function keyOf({ collection }: Tenant, { length }: Float32Array, filter: ItemFilter): string {
  return JSON.stringify([collection, length, filter]);
}

/** Ids of 36 characters, and what a map costs. */
function bytesOf(chunk: Chunk): number {
  const [first] = chunk.values();
  return chunk.size * (100 + (first?.byteLength ?? 0));
}
