import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ImageHydrator, type ItemFilter, type RecommendationItem } from '#catalog';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { ExactSearch } from './exact-search.js';

/** An item that meets the filters, and the cosine of its photo with what was asked. */
export type Candidate = { item: RecommendationItem; cosine: number };

type OnNeighbours = ((ids: string[]) => void) | undefined;
type Search = {
  tenant: Tenant;
  direction: Float32Array;
  wanted: number;
  filter: ItemFilter;
  onNeighbours: OnNeighbours;
};

/** Neighbours asked for beyond the wanted ones, for those sold or deleted since they were indexed. */
const SPARE = 4;
/** The same where filters will drop some. */
const FILTERED_SPARE = 100;
/** Where they were too few, so many times more are asked for next time. */
const MORE = 3;
/** The same of the exact search, for what has changed since its ids were read. */
const EXACT_SPARE = 10;
/** Of a deep page, so many are enough: a search among all items for the last few would cost every page. */
const ENOUGH = 100;
/** How long a filter that left too few neighbours is taken to leave few items. */
const NARROW_FOR_MS = 60_000;

/**
 * The items nearest to a vector that meet the filters, always as many as there are. First the index is asked for more
 * neighbours than wanted, and Postgres drops those that the filters exclude: that is as fast as no filter at all while
 * filters leave many. Where they leave few, Postgres finds these and their exact vectors are compared
 * (docs/decisions/0013, with what was measured).
 */
@Injectable()
export class CandidateSearch {
  private readonly narrow = new LRUCache<string, true>({ max: 10_000, ttl: NARROW_FOR_MS });
  /**
   * By key, where the usual ones were too few: a shop where much is sold out needs more each time. Of a filter, how many
   * are needed is another number for each prompt.
   */
  private readonly spares = new LRUCache<string, number>({ max: 10_000, ttl: NARROW_FOR_MS });

  constructor(
    private readonly index: VectorIndex,
    private readonly hydrator: ImageHydrator,
    private readonly exact: ExactSearch,
  ) {}

  /**
   * Nearest first, at most `wanted`.
   * @param onNeighbours told what the index gave before it is read: what else is to be known of these can be asked for
   * @throws DependencyUnavailableError
   */
  async find(
    tenant: Tenant,
    direction: Float32Array,
    wanted: number,
    filter: ItemFilter = {},
    onNeighbours?: OnNeighbours,
  ): Promise<Candidate[]> {
    // Nothing was ever embedded: no collection is of any model yet.
    if (tenant.embeddingModel === null) return [];
    const key = JSON.stringify([tenant.apiKeyId, { ...filter, createdBefore: undefined }]);
    if (!this.narrow.has(key) && !this.exact.knows(tenant, direction, filter)) {
      const near = await this.amongNeighbours({ tenant, direction, wanted, filter, onNeighbours }, key);
      if (near !== undefined) return near;
    }
    const { nearest, few } = await this.exact.find(tenant, direction, wanted + EXACT_SPARE, filter);
    if (few) this.narrow.set(key, true);
    onNeighbours?.([...nearest.keys()]);
    return this.candidates(tenant, nearest, wanted, filter);
  }

  /** `undefined` where the filters leave too few of the neighbours that the index gives at once. */
  private async amongNeighbours(
    { tenant, direction, wanted, filter, onNeighbours }: Search,
    key: string,
  ): Promise<Candidate[] | undefined> {
    const most = this.index.maxBatch;
    const spare = Object.keys(filter).length > 0 ? FILTERED_SPARE : (this.spares.get(key) ?? SPARE);
    for (let fetch = Math.min(wanted + spare, most); ; fetch = most) {
      const neighbours = await this.index.query(tenant.collection, direction, fetch);
      const cosines = new Map(neighbours.map(({ id, cosine }) => [id, cosine]));
      onNeighbours?.([...cosines.keys()]);
      const found = await this.candidates(tenant, cosines, wanted, filter);
      if (found.length >= Math.min(wanted, ENOUGH)) return found;
      if (neighbours.length < fetch)
        return this.ofSmallCollection({ tenant, direction, wanted, filter, onNeighbours });
      if (fetch === most) return undefined;
      this.spares.set(key, spare * MORE);
    }
  }

  /** An index that is a graph promises no item (HNSW): where all are asked for, none may be lost. */
  private async ofSmallCollection({
    tenant,
    direction,
    wanted,
    filter,
    onNeighbours,
  }: Search): Promise<Candidate[]> {
    const { nearest } = await this.exact.find(tenant, direction, wanted + EXACT_SPARE, filter, false);
    onNeighbours?.([...nearest.keys()]);
    return this.candidates(tenant, nearest, wanted, filter);
  }

  private async candidates(
    tenant: Tenant,
    cosines: ReadonlyMap<string, number>,
    wanted: number,
    filter: ItemFilter,
  ): Promise<Candidate[]> {
    const items = await this.hydrator.hydrate(tenant, [...cosines.keys()], wanted, filter);
    return items.map((item) => ({ item, cosine: cosines.get(item.image_id) ?? -1 }));
  }
}
