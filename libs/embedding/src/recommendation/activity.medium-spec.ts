import { setTimeout as sleep } from 'node:timers/promises';
import type { PinoLogger } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { RecommendationEventType } from '#contracts';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase, testConfig } from '#testing';
import { EventRecorder } from './event-recorder.js';
import { PopularItems } from './popular-items.js';
import { PromptRecorder } from './prompt-recorder.js';
import { RecommendationReport } from './recommendation-report.js';

const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const now = new Date();
const month = {
  from: new Date(now.getTime() - 86_400_000),
  to: new Date(now.getTime() + 86_400_000),
  limit: 20,
};

function promptOf({ apiKeyId }: Tenant, prompt: string, shown: string[]) {
  return {
    apiKeyId,
    id: uuidv7(),
    source: 'prompt' as const,
    prompt,
    filters: {},
    numResults: 10,
    resultCount: 10,
    fallbackUsed: prompt === 'lawn mower' ? ('closest' as const) : null,
    model: 'fake@1',
    durationMs: 1,
    shown,
  };
}

describe('what shoppers do with recommendations', () => {
  let database: TestDatabase;
  let tenant: Tenant;
  let other: Tenant;
  let events: EventRecorder;
  let images: string[];
  let prompts: string[];

  async function addImage(owner: Tenant): Promise<string> {
    const id = uuidv7();
    await database.prisma.image.create({
      data: {
        apiKeyId: owner.apiKeyId,
        id,
        name: `Item ${id}`,
        photoKey: `${id}-photo.jpg`,
        thumbnailKey: `${id}-thumbnail.jpg`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      },
    });
    return id;
  }

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    [tenant, other] = [await createTenant(database.prisma), await createTenant(database.prisma)];
    const recorder = new PromptRecorder(database.prisma, silent);
    events = new EventRecorder(database.prisma, recorder, silent, testConfig());
    images = [await addImage(tenant), await addImage(tenant), await addImage(tenant)];
    prompts = ['A red  dress', 'a red dress', 'lawn mower', 'hat'].map((prompt) => {
      const row = promptOf(tenant, prompt, images);
      recorder.record(row);
      return row.id;
    });
    await recorder.flush();
  });
  afterAll(async () => {
    await events.onApplicationShutdown();
    await database.drop();
  });

  const send = async (
    owner: Tenant,
    ...given: [RecommendationEventType, image: string, prompt: string][]
  ) => {
    events.record(
      owner,
      given.map(([type, image_id, prompt_id]) => ({ type, image_id, prompt_id })),
      '203.0.113.7',
    );
    await events.flush();
  };

  it('counts an event once, however often it is sent', async () => {
    const [image, prompt] = [images[0]!, prompts[0]!];
    const seen: [RecommendationEventType, string, string] = ['view', image, prompt];
    await send(tenant, seen, seen, ['click', image, prompt]);
    await send(tenant, seen);
    await send(tenant, ['click', images[1]!, prompts[1]!], ['purchase', images[1]!, prompts[1]!]);
    await send(tenant, ['view', images[1]!, prompts[3]!]);
    const report = await new RecommendationReport(database.prisma).of(tenant, month);
    expect(report.by_day.filter(({ prompts, views }) => prompts + views > 0)).toEqual([
      {
        day: new Date().toISOString().slice(0, 10),
        prompts: 4,
        views: 2,
        clicks: 2,
        add_to_carts: 0,
        purchases: 1,
      },
    ]);
    expect(report.by_day.map(({ day }) => day)).toContain(month.from.toISOString().slice(0, 10));
    expect(report).toMatchObject({
      prompts: 4,
      prompts_without_results: 1,
      views: 2,
      clicks: 2,
      purchases: 1,
      add_to_carts: 0,
      click_through_rate: 0.6667,
      without_results: [{ prompt: 'lawn mower', count: 1 }],
      top_prompts: [{ count: 2, clicked: 2 }, { prompt: 'hat', clicked: 0 }, { prompt: 'lawn mower' }],
      top_items: [
        { image_id: images[1], clicks: 1, purchases: 1 },
        { image_id: images[0], clicks: 1, views: 1 },
      ],
    });
  });

  it("drops events of items and prompts that are not the key's", async () => {
    const foreign = await addImage(other);
    await send(tenant, ['click', foreign, prompts[0]!], ['click', images[0]!, uuidv7()]);
    await send(other, ['click', images[0]!, prompts[0]!], ['click', foreign, prompts[0]!]);
    expect(await database.prisma.recommendationEvent.count({ where: { imageId: foreign } })).toBe(0);
    expect(await database.prisma.recommendationEvent.count({ where: { apiKeyId: other.apiKeyId } })).toBe(0);
    expect(await new RecommendationReport(database.prisma).of(other, month)).toMatchObject({
      prompts: 0,
      clicks: 0,
      click_through_rate: null,
      top_items: [],
    });
  });

  it('counts only of items that the prompt has shown, on further pages too', async () => {
    const owner = await createTenant(database.prisma);
    const [shown, later, never] = [await addImage(owner), await addImage(owner), await addImage(owner)];
    const recorder = new PromptRecorder(database.prisma, silent);
    const row = promptOf(owner, 'a coat', [shown]);
    recorder.record(row);
    await recorder.flush();
    await send(owner, ['purchase', never, row.id], ['click', later, row.id], ['click', shown, row.id]);
    expect(await new PopularItems(database.prisma).idsOf(owner)).toEqual([shown]);
    recorder.recordPage({ apiKeyId: owner.apiKeyId, id: row.id, shown: [later] });
    recorder.recordPage({ apiKeyId: owner.apiKeyId, id: row.id, shown: [] });
    await recorder.flush();
    await send(owner, ['click', later, row.id]);
    expect((await new PopularItems(database.prisma).idsOf(owner)).sort()).toEqual([shown, later].sort());
  });

  it('gives a visitor one voice a day for an item, whatever was asked, and no purchase', async () => {
    const owner = await createTenant(database.prisma);
    const inPage: Tenant = { ...owner, tokenKind: 'publishable' };
    const image = await addImage(owner);
    const recorder = new PromptRecorder(database.prisma, silent);
    const asked = Array.from({ length: 5 }, () => promptOf(owner, 'a coat', [image]));
    for (const row of asked) recorder.record(row);
    await recorder.flush();
    for (const address of ['203.0.113.7', '203.0.113.8']) {
      for (const { id } of asked) {
        events.record(inPage, [{ type: 'click', image_id: image, prompt_id: id }], address);
      }
    }
    await events.flush();
    expect(await database.prisma.itemActivity.findMany({ where: { imageId: image } })).toMatchObject([
      { clicks: 2 },
    ]);
    const purchase = { type: 'purchase', image_id: image, prompt_id: asked[0]!.id } as const;
    expect(() => events.record(inPage, [purchase], '203.0.113.7')).toThrow(
      expect.objectContaining({ code: 'TOKEN_KIND_NOT_ALLOWED' }),
    );
  });

  it('refuses more events of a key than it can keep', async () => {
    const owner = await createTenant(database.prisma);
    const event = { type: 'view', image_id: uuidv7(), prompt_id: uuidv7() } as const;
    const many = Array.from({ length: 5_000 }, () => event);
    events.record(owner, many, '');
    expect(() => events.record(owner, [event], '')).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_EVENTS', kind: 'rate-limited' }),
    );
    expect(() => events.record(other, [event], '')).not.toThrow();
    await events.flush();
  });

  it('makes popular what was bought before what was clicked, and what is new before what is old', async () => {
    expect(await new PopularItems(database.prisma).idsOf(tenant)).toEqual([images[1], images[0]]);
    const day = new Date(now.getTime() - 40 * 86_400_000);
    await database.prisma.itemActivity.create({
      data: { apiKeyId: tenant.apiKeyId, imageId: images[2]!, day, purchases: 2 },
    });
    expect(await new PopularItems(database.prisma).idsOf(tenant)).toEqual([images[1], images[0], images[2]]);
    expect(await new PopularItems(database.prisma).idsOf(other)).toEqual([]);
  });

  it('forgets the events of an item with the item', async () => {
    const id = await addImage(tenant);
    await database.prisma.prompt.update({
      where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id: prompts[0]! } },
      data: { shown: { push: id } },
    });
    await send(tenant, ['purchase', id, prompts[0]!]);
    expect(await new PopularItems(database.prisma).idsOf(tenant)).toContain(id);
    await database.prisma.image.delete({ where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id } } });
    expect(await database.prisma.itemActivity.count({ where: { imageId: id } })).toBe(0);
    expect(await new PopularItems(database.prisma).idsOf(tenant)).not.toContain(id);
  });

  it('keeps an event that comes before its prompt is recorded, whatever else is being written', async () => {
    const ofAnotherProcess = new PromptRecorder(database.prisma, silent);
    const image = await addImage(other);
    const row = promptOf(other, 'a scarf', [image]);
    const view = { type: 'view', image_id: image, prompt_id: row.id } as const;
    events.record(other, [{ ...view, prompt_id: uuidv7() }], '');
    await sleep(700);
    events.record(other, [view], '');
    await sleep(400);
    ofAnotherProcess.record(row);
    const recorded = () => database.prisma.recommendationEvent.count({ where: { promptId: row.id } });
    await vi.waitFor(async () => expect(await recorded()).toBe(1), { timeout: 20_000, interval: 100 });
    await ofAnotherProcess.onApplicationShutdown();
  });
});
