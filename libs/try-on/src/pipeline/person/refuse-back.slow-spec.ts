import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { partIndex } from '#person-parse';
import { DraftEngine } from '../draft/draft-engine.js';
import { torsoPlace } from './body.js';
import type { Person } from './person.js';

const at = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
const people = at('../shared/data/people');

let engine: DraftEngine;
beforeAll(async () => {
  engine = await DraftEngine.open({ modelsFolder: at('models'), workSize: 640, intraOpThreads: 1 });
}, 120_000);
afterAll(() => engine?.close());

/** What a photo is refused for, the empty string where it is taken. */
const answer = (photo: Uint8Array) =>
  engine.personOf(photo).then(
    () => '',
    (error: unknown) => `${(error as { code?: string }).code}: ${(error as Error).message}`,
  );

describe.skipIf(!existsSync(people))('photos of people from behind', () => {
  /** Some that no bound was set by. */
  async function photos(): Promise<Buffer[]> {
    const rows = z
      .array(z.object({ photo: z.string() }))
      .parse(parse(await readFile(`${people}/people.csv`), { columns: true }));
    const some = rows.filter((_, i) => i % 66 === 2);
    return Promise.all(some.map(({ photo }) => readFile(`${people}/photos/${photo}.jpg`)));
  }

  it('are refused for it, nearly all, where their faces are painted over with hair, and none as it is', async () => {
    const answers: string[] = [];
    for (const photo of await photos()) {
      const person = await engine.personOf(photo);
      const behind = await withoutFace(person);
      if (behind === undefined) continue;
      answers.push(await answer(behind));
    }
    expect(answers.length).toBeGreaterThan(6);
    const missed = answers.filter((text) => !/from behind|No face is to be seen/.test(text));
    expect(missed.length).toBeLessThanOrEqual(1);
  }, 240_000);
});

/** The photo with hair where the face was; undefined where there is hardly any hair to paint with. */
async function withoutFace({ image, labels, body }: Person): Promise<Buffer | undefined> {
  const head = (part: 'hair' | 'skin') =>
    [...labels.data.keys()].filter((i) => {
      if (labels.data[i] !== partIndex(part)) return false;
      const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
      return t < -0.1 && Math.abs(side) < 0.6;
    });
  const [hair, face] = [head('hair'), head('skin')];
  if (hair.length < 0.1 * body.unit ** 2) return undefined;
  const data = Uint8Array.from(image.data);
  for (const [n, i] of face.entries()) {
    const from = hair[(n * 7919) % hair.length]!;
    data.set(image.data.subarray(3 * from, 3 * from + 3), 3 * i);
  }
  const { width, height } = image;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}
