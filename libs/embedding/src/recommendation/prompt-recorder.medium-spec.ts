import type { PinoLogger } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { PromptRecorder, type RecordedPrompt } from './prompt-recorder.js';

const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;

describe('PromptRecorder', () => {
  let database: TestDatabase;
  let tenant: Tenant;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    tenant = await createTenant(database.prisma);
  });
  afterAll(async () => database.drop());

  const row = (given: Partial<RecordedPrompt> = {}): RecordedPrompt => ({
    apiKeyId: tenant.apiKeyId,
    id: uuidv7(),
    source: 'prompt',
    prompt: 'a "red" dress 👗',
    filters: { category: ['dress'], price_max: 80 },
    numResults: 10,
    resultCount: 3,
    fallbackUsed: null,
    model: 'fake@1',
    durationMs: 4,
    shown: [uuidv7(), uuidv7()],
    ...given,
  });
  const recorded = () => database.prisma.prompt.findMany({ where: { apiKeyId: tenant.apiKeyId } });

  it('writes prompts of any number as they were', async () => {
    const recorder = new PromptRecorder(database.prisma, silent);
    const rows = Array.from({ length: 700 }, () => row());
    for (const each of rows) recorder.record(each);
    await recorder.flush();
    const found = await recorded();
    expect(found).toHaveLength(700);
    expect(found.find(({ id }) => id === rows[0]?.id)).toMatchObject(rows[0] ?? {});
  });

  it('writes the others when the key of one is gone', async () => {
    const recorder = new PromptRecorder(database.prisma, silent);
    const kept = row();
    recorder.record(row({ apiKeyId: uuidv7() }));
    recorder.record(kept);
    await recorder.onApplicationShutdown();
    expect((await recorded()).some(({ id }) => id === kept.id)).toBe(true);
  });

  it('keeps prompts while Postgres is away and writes them when it is back', async () => {
    const recorder = new PromptRecorder(database.prisma, silent);
    const prepared = database.prisma.prepared.bind(database.prisma);
    database.prisma.prepared = () => Promise.reject(new Error('away'));
    const kept = row();
    recorder.record(kept);
    await recorder.flush();
    database.prisma.prepared = prepared;
    await recorder.flush();
    expect((await recorded()).some(({ id }) => id === kept.id)).toBe(true);
    await recorder.onApplicationShutdown();
  });
});
