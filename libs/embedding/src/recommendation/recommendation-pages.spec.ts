import { describe, expect, it } from 'vitest';
import { numberOf, serve, tenant } from './testing/serve.js';

describe('pages of recommendations', () => {
  it('shows each item once, in order, though items come and go in between', async () => {
    const gone = new Set<string>();
    const { service } = serve(60, (id) => !gone.has(id));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.recommend(tenant, { prompt: 'hat', numResults: 10, cursor });
      seen.push(...page.results.map(({ image_id }) => image_id));
      for (const id of ['image-3', 'image-25']) gone.add(id);
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    const expected = Array.from({ length: 60 }, (_, at) => `image-${at}`).filter((id) => id !== 'image-25');
    expect(seen).toEqual(expected);
  });

  it('records one prompt, which all pages name', async () => {
    const { service, recorded } = serve(60);
    const first = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
    const cursor = first.next_cursor ?? '';
    const second = await service.recommend(tenant, { prompt: 'hat', numResults: 10, cursor });
    expect(second.prompt_id).toBe(first.prompt_id);
    expect(recorded).toHaveLength(1);
    const shown = [...first.results, ...second.results].map(({ image_id }) => image_id);
    expect(recorded[0]?.shown).toEqual(shown);
  });

  it.each([
    ['another prompt', { prompt: 'dress' }],
    ['other filters', { prompt: 'hat', filters: { price_max: 3 } }],
    ['another diversity', { prompt: 'hat', diversity: 0.2 }],
  ])('refuses a cursor of %s', async (_what, request) => {
    const { service } = serve(60);
    const { next_cursor } = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
    const refused = service.recommend(tenant, { ...request, numResults: 10, cursor: next_cursor ?? '' });
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'cursor' }] });
  });

  it('refuses a cursor of another key', async () => {
    const { service } = serve(60);
    const { next_cursor } = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
    const other = { ...tenant, apiKeyId: 'other' };
    await expect(
      service.recommend(other, { prompt: 'hat', numResults: 10, cursor: next_cursor ?? '' }),
    ).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('shows the best of each variant group, on all pages together', async () => {
    const group = (id: string) => (numberOf(id) < 30 ? `group-${numberOf(id) % 3}` : null);
    const { service } = serve(60, undefined, { group });
    const first = await service.recommend(tenant, { prompt: 'hat', numResults: 4 });
    expect(first.results.map(({ image_id }) => numberOf(image_id))).toEqual([0, 1, 2, 30]);
    const cursor = first.next_cursor ?? '';
    const second = await service.recommend(tenant, { prompt: 'hat', numResults: 4, cursor });
    expect(second.results.map(({ image_id }) => numberOf(image_id))).toEqual([31, 32, 33, 34]);
    const all = await service.recommend(tenant, { prompt: 'hat', numResults: 4, collapseVariants: false });
    expect(all.results.map(({ image_id }) => numberOf(image_id))).toEqual([0, 1, 2, 3]);
  });
});
