import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ImageHydrator, type ItemFilter } from '#catalog';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { dot } from './unit-math.js';

/** Vectors of one query, in bytes of floats: a few milliseconds of the event loop. */
const CHUNK_BYTES = 1_048_576;
/** Items that are looked through at most; where more are left, the neighbours were enough all but never. */
const MAX_CHUNKS = 16;

/** Ids that are remembered of filters that leave few: some 15 MB. What has come since is found when they are forgotten. */
const MAX_KNOWN_IDS = 200_000;
const KNOWN_FOR_MS = 10_000;

export type ExactAnswer = {
  /** Cosines by id, nearest first. */
  nearest: Map<string, number>;
  /** Whether one query had all the items that the filter leaves. */
  few: boolean;
};

/** The nearest of the items that a filter leaves, by their exact vectors, however far they are from the prompt. */
@Injectable()
export class ExactSearch {
  /** What few items a filter leaves: without an index for it, Postgres looks through all rows of the key. */
  private readonly known = new LRUCache<string, string[]>({
    maxSize: MAX_KNOWN_IDS,
    sizeCalculation: (ids) => ids.length + 1,
    ttl: KNOWN_FOR_MS,
  });

  constructor(
    private readonly index: VectorIndex,
    private readonly hydrator: ImageHydrator,
  ) {}

  async find(
    tenant: Tenant,
    direction: Float32Array,
    wanted: number,
    filter: ItemFilter,
  ): Promise<ExactAnswer> {
    const size = Math.min(4096, Math.max(256, Math.floor(CHUNK_BYTES / direction.byteLength)));
    const key = JSON.stringify([tenant.apiKeyId, filter]);
    let best: [id: string, cosine: number][] = [];
    let after: string | undefined;
    for (let chunk = 1; chunk <= MAX_CHUNKS; chunk++) {
      const known = chunk === 1 ? this.known.get(key) : undefined;
      const ids = known ?? (await this.hydrator.matching(tenant, filter, size, after));
      if (chunk === 1 && ids.length < size) this.known.set(key, ids);
      const vectors = await this.index.vectors(tenant.collection, ids);
      for (const [id, vector] of vectors) {
        // One of another length is of a model that is being replaced.
        if (vector.length === direction.length) best.push([id, dot(direction, vector)]);
      }
      best = best.sort(([, a], [, b]) => b - a).slice(0, wanted);
      if (ids.length < size) return { nearest: new Map(best), few: chunk === 1 };
      after = ids.at(-1);
      await setImmediate();
    }
    return { nearest: new Map(best), few: false };
  }
}
