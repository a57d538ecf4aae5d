import { describe, expect, it } from 'vitest';
import { FakeEncoder } from '#testing';
import { numberOf, serve, tenant } from './testing/serve.js';

describe('RecommendService', () => {
  it('answers best first, with as many as were asked for', async () => {
    const { service } = serve(50);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 3 });
    expect(results.map((result) => result.image_id)).toEqual(['image-0', 'image-1', 'image-2']);
    expect(results.map((result) => result.score)).toEqual([1, 1, 0.9999]);
  });

  it('records the prompt with what came of it', async () => {
    const { service, recorded } = serve(2);
    const { prompt_id } = await service.recommend(tenant, { prompt: 'A Hat', numResults: 10 });
    expect(recorded).toEqual([
      expect.objectContaining({
        id: prompt_id,
        apiKeyId: 'key',
        prompt: 'A Hat',
        numResults: 10,
        resultCount: 2,
      }),
    ]);
  });

  it('never compares vectors of two models', async () => {
    const { service, index } = serve(2);
    const other = { ...tenant, embeddingModel: 'fake@0' };
    await expect(service.recommend(other, { prompt: 'hat', numResults: 1 })).rejects.toMatchObject({
      code: 'INDEX_REBUILDING',
      kind: 'unavailable',
    });
    expect(index.asked).toEqual([]);
  });

  it("asks with the encoder of the collection's own model, whatever is configured", async () => {
    const [encoder, other] = [new FakeEncoder('fake@1'), new FakeEncoder('other@1')];
    const { service } = serve(2, undefined, { encoder, others: [other] });
    const moved = { ...tenant, embeddingModel: 'other@1' };
    expect(await service.recommend(moved, { prompt: 'hat', numResults: 1 })).toMatchObject({
      model: 'other@1',
    });
    expect([encoder.texts, other.texts]).toEqual([[], ['hat']]);
  });

  it('searches no collection of a catalogue that has no model yet', async () => {
    const { service, index } = serve(2);
    const empty = { ...tenant, embeddingModel: null };
    expect((await service.recommend(empty, { prompt: 'hat', numResults: 1 })).results).toEqual([]);
    expect(index.asked).toEqual([]);
  });

  it('asks for what was read, and says what that is', async () => {
    const encoder = Object.assign(new FakeEncoder(), {
      knowsWord: (text: string) => !/umbrella|kleid/i.test(text),
    });
    const { service, index } = serve(50, undefined, { encoder });
    const answer = await service.recommend(tenant, { prompt: 'rotes Kleid, nicht gestreift', numResults: 3 });
    expect(answer.understood).toEqual({
      classes: [{ name: 'dress', share: 1 }],
      colours: ['red'],
      not: ['striped'],
    });
    expect(encoder.texts.toSorted()).toEqual(['red dress', 'striped']);
    const { understood } = await service.recommend(tenant, { prompt: 'for a wedding', numResults: 3 });
    expect(understood?.classes.slice(0, 2).map(({ name }) => name)).toEqual(['dress', 'suit']);
    expect(encoder.texts).toEqual(expect.arrayContaining(['dress', 'suit', 'blazer']));
    // One question to the index, whatever goes with it.
    expect(index.asked).toHaveLength(2);
    const similar = await service.similar(tenant, 'image-7', { numResults: 3 });
    expect(similar.understood).toBeUndefined();
  });

  describe('when nothing fits', () => {
    const unsure = () => {
      const encoder = new FakeEncoder();
      return Object.assign(encoder, { model: { ...encoder.model, floor: 0.5, score: () => 0.2 } });
    };

    it('gives the closest and says so', async () => {
      const { service, recorded } = serve(20, undefined, { encoder: unsure() });
      const answer = await service.recommend(tenant, { prompt: 'a lawn mower', numResults: 3 });
      expect(answer).toMatchObject({ fallback_used: 'closest', results: [{}, {}, {}] });
      expect(recorded).toMatchObject([{ fallbackUsed: 'closest', resultCount: 3 }]);
    });

    it('takes near photos for no match where the model does not know the words', async () => {
      const encoder = new FakeEncoder();
      const strict = Object.assign(encoder, { model: { ...encoder.model, floor: 0.6 } });
      const { service } = serve(20, undefined, { encoder: strict });
      const request = { prompt: 'a lawn mower', numResults: 3 };
      expect(await service.recommend(tenant, request)).toMatchObject({ fallback_used: null });
      strict.foreign.add(request.prompt);
      expect(
        await serve(20, undefined, { encoder: strict }).service.recommend(tenant, request),
      ).toMatchObject({
        fallback_used: 'closest',
        results: [{ score: 0.5 }, {}, {}],
        warnings: [expect.stringContaining('knows no clothes by these words')],
      });
    });

    it('takes all that is not what is not wanted for what fits a prompt that is all negation', async () => {
      const encoder = new FakeEncoder();
      const score = (cosine: number) => (cosine > 0.9 ? 1 : 0.1);
      const strict = Object.assign(encoder, {
        model: { ...encoder.model, floor: 0.6, neutralPrompt: 'a garment', score },
      });
      const { service } = serve(20, undefined, { encoder: strict });
      const answer = await service.recommend(tenant, { prompt: 'anything but jeans', numResults: 3 });
      expect(answer).toMatchObject({ fallback_used: null, understood: { not: ['jeans'] } });
      expect(answer.results[0]?.score).toBeCloseTo(0.9);
      const nothing = await service.recommend(tenant, { prompt: 'something else', numResults: 3 });
      expect(nothing.fallback_used).toBe('closest');
    });

    it('gives nothing where nothing is wanted', async () => {
      const { service } = serve(20, undefined, { encoder: unsure() });
      const answer = await service.recommend(tenant, { prompt: 'x', numResults: 3, fallback: 'none' });
      expect(answer).toMatchObject({ fallback_used: 'none', results: [], next_cursor: null });
    });

    it('says which groups of a filter that leaves nothing have no items, and of no fallback', async () => {
      const { service } = serve(20, (_id, { category }) => category === undefined);
      const ask = (category: string[]) =>
        service.recommend(tenant, { prompt: 'hat', numResults: 3, filters: { category } });
      expect(await ask(['dress', 'hats', ' DRESSES'])).toMatchObject({
        results: [],
        fallback_used: null,
        warnings: ['No item is in the category "dress" or "hats"; there are: Dresses.'],
      });
      expect((await ask(['dresses'])).warnings).toBeUndefined();
      expect(await serve(0).service.recommend(tenant, { prompt: 'hat', numResults: 3 })).toMatchObject({
        results: [],
        fallback_used: null,
      });
    });

    it('gives what is popular, in pages, and the closest where nothing is', async () => {
      const popular = ['image-7', 'image-3', 'image-gone', 'image-5'];
      const { service } = serve(20, (id) => numberOf(id) >= 0, { encoder: unsure(), popular });
      const request = { prompt: 'x', numResults: 3, fallback: 'popular' as const };
      const first = await service.recommend(tenant, request);
      const second = await service.recommend(tenant, { ...request, cursor: first.next_cursor ?? '' });
      expect([first.fallback_used, second.fallback_used]).toEqual(['popular', 'popular']);
      expect([...first.results, ...second.results].map(({ image_id }) => image_id)).toEqual([
        'image-7',
        'image-3',
        'image-5',
        'image-0',
        'image-1',
        'image-2',
      ]);
      const quiet = serve(20, undefined, { encoder: unsure() });
      expect((await quiet.service.recommend(tenant, request)).fallback_used).toBe('closest');
    });

    it('takes the floor that is asked for in place of its own', async () => {
      const { service } = serve(20, undefined, { encoder: unsure() });
      const fine = await service.recommend(tenant, { prompt: 'x', numResults: 3, minScore: 0.1 });
      expect(fine.fallback_used).toBeNull();
      const cut = serve(2_000);
      const { results } = await cut.service.recommend(tenant, {
        prompt: 'x',
        numResults: 50,
        minScore: 0.999,
      });
      expect(results).toHaveLength(21);
    });
  });

  it('says that a prompt was cut', async () => {
    const { service } = serve(2);
    const { warnings } = await service.recommend(tenant, { prompt: 'hat '.repeat(40), numResults: 1 });
    expect(warnings).toEqual([expect.stringContaining('longer than the model reads')]);
  });
});
