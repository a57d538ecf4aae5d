import { setTimeout as sleep } from 'node:timers/promises';
import type { PinoLogger } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { RecommendationEventType } from '#contracts';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
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

function promptOf({ apiKeyId }: Tenant, prompt: string) {
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
    events = new EventRecorder(database.prisma, recorder, silent);
    images = [await addImage(tenant), await addImage(tenant), await addImage(tenant)];
    prompts = ['A red  dress', 'a red dress', 'lawn mower', 'hat'].map((prompt) => {
      const row = promptOf(tenant, prompt);
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
    expect(await new RecommendationReport(database.prisma).of(tenant, month)).toMatchObject({
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
    await send(tenant, ['purchase', id, prompts[0]!]);
    await database.prisma.image.delete({ where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id } } });
    expect(await database.prisma.itemActivity.count({ where: { imageId: id } })).toBe(0);
    expect(await new PopularItems(database.prisma).idsOf(tenant)).not.toContain(id);
  });

  it('keeps an event that comes before its prompt is recorded, whatever else is being written', async () => {
    const ofAnotherProcess = new PromptRecorder(database.prisma, silent);
    const row = promptOf(other, 'a scarf');
    const image = await addImage(other);
    const view = { type: 'view', image_id: image, prompt_id: row.id } as const;
    events.record(other, [{ ...view, prompt_id: uuidv7() }]);
    await sleep(700);
    events.record(other, [view]);
    await sleep(400);
    ofAnotherProcess.record(row);
    const recorded = () => database.prisma.recommendationEvent.count({ where: { promptId: row.id } });
    await vi.waitFor(async () => expect(await recorded()).toBe(1), { timeout: 20_000, interval: 100 });
    await ofAnotherProcess.onApplicationShutdown();
  });
});
