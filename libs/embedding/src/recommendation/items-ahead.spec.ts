import { describe, expect, it } from 'vitest';
import type { ImageHydrator, ItemFilter, RecommendationItem } from '#catalog';
import { afterGathered } from '#platform';
import { type Tenant, UNLIMITED } from '#tenant';
import { ItemsAhead } from './items-ahead.js';

const tenant: Tenant = {
  shopId: 'shop',
  apiKeyId: 'key',
  collection: 'collection',
  embeddingModel: 'fake@1',
  tokenId: 'token',
  tokenKind: 'secret',
  allowedOrigins: [],
  quotas: UNLIMITED,
  hostedRenderer: false,
  consentRequired: false,
};
const direction = Float32Array.of(0.6, 0.8);

/** `gone` are no items any more; what was read is written down. */
function reader(gone = new Set<string>(), fails = () => false) {
  const read: string[][] = [];
  const hydrate = async (_tenant: Tenant, ids: readonly string[], limit: number, _filter?: ItemFilter) => {
    read.push([...ids]);
    if (fails()) throw new Error('Postgres is away');
    return ids
      .filter((id) => !gone.has(id))
      .slice(0, limit)
      .map((id) => ({ image_id: id }) as RecommendationItem);
  };
  const ahead = new ItemsAhead({ hydrate } as Partial<ImageHydrator> as ImageHydrator);
  /** What the index gives meanwhile is known after two turns and more. */
  const ask = async (ids: string[], limit: number, of = direction, count = 3, collection = 'collection') => {
    const begun = ahead.begin({ ...tenant, collection }, of, count, {});
    await afterGathered();
    await afterGathered();
    const before = read.length;
    const items = await begun.itemsOf(ids, limit);
    return { ids: items.map(({ image_id }) => image_id), readAfter: read.length - before };
  };
  return { read, ask };
}

describe('ItemsAhead', () => {
  it('reads what a direction gave the last time while the index is asked, and nothing after', async () => {
    const { ask, read } = reader();
    expect(await ask(['a', 'b', 'c'], 2)).toEqual({ ids: ['a', 'b'], readAfter: 1 });
    expect(await ask(['a', 'b', 'c'], 2)).toEqual({ ids: ['a', 'b'], readAfter: 0 });
    expect(await ask(['c', 'a'], 2)).toEqual({ ids: ['c', 'a'], readAfter: 0 });
    expect(read).toHaveLength(3);
  });

  it('reads items as they are each time', async () => {
    const gone = new Set<string>();
    const { ask } = reader(gone);
    await ask(['a', 'b', 'c'], 2);
    gone.add('a');
    expect(await ask(['a', 'b', 'c'], 2)).toEqual({ ids: ['b', 'c'], readAfter: 0 });
  });

  it('reads all of them anew where the index gives another', async () => {
    const { ask } = reader();
    await ask(['a', 'b', 'c'], 3);
    expect(await ask(['a', 'new', 'b'], 3)).toEqual({ ids: ['a', 'new', 'b'], readAfter: 1 });
    expect(await ask(['a', 'new', 'b'], 3)).toEqual({ ids: ['a', 'new', 'b'], readAfter: 0 });
  });

  it('takes no direction, number or collection for another', async () => {
    const { ask } = reader();
    await ask(['a'], 3);
    expect(await ask(['b'], 3, Float32Array.of(0.8, 0.6))).toEqual({ ids: ['b'], readAfter: 1 });
    expect(await ask(['a', 'b'], 3, direction, 300)).toEqual({ ids: ['a', 'b'], readAfter: 1 });
    expect(await ask(['a'], 3, direction, 3, 'other')).toEqual({ ids: ['a'], readAfter: 1 });
  });

  it('fails where the items could not be read, and only for whoever takes them', async () => {
    let isAway = false;
    const { ask } = reader(new Set(), () => isAway);
    await ask(['a', 'b'], 2);
    isAway = true;
    await expect(ask(['a', 'b'], 2)).rejects.toThrow('Postgres is away');
    isAway = false;
    expect(await ask(['a', 'b'], 2)).toEqual({ ids: ['a', 'b'], readAfter: 0 });
  });
});
