import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ImageHydrator, type ItemFilter } from '#catalog';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { dot } from './unit-math.js';

/** Vectors of one query, in bytes of floats: a few milliseconds of the event loop. */
const CHUNK_BYTES = 1_048_576;
/** Items that are looked through at most; where more are left, the neighbours were enough all but never. */
const MAX_CHUNKS = 16;

export type ExactAnswer = {
  /** Cosines by id, nearest first. */
  nearest: Map<string, number>;
  /** Whether one query had all the items that the filter leaves. */
  few: boolean;
};

/** The nearest of the items that a filter leaves, by their exact vectors, however far they are from the prompt. */
@Injectable()
export class ExactSearch {
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
    let best: [id: string, cosine: number][] = [];
    let after: string | undefined;
    for (let chunk = 1; chunk <= MAX_CHUNKS; chunk++) {
      const ids = await this.hydrator.matching(tenant, filter, size, after);
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
