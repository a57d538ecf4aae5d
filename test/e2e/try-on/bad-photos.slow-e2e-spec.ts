import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { bodyOf, drawPhoto } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { sampleItems } from '../../../apps/standalone/src/sample.js';
import { eventually } from '../support/eventually.js';
import { problemOf } from '../support/problems.js';
import { openShop, type Shop } from '../support/shop.js';
import { Vitrine } from '../support/vitrine.js';
import { form } from '../../support/try-on/try-on-stand.js';

let vitrine: Vitrine;
let shop: Shop;
let figure: Buffer;
let tankTop: Buffer;
beforeAll(async () => {
  vitrine = await Vitrine.start({ services: inject('services'), tryOn: true });
  shop = await openShop(vitrine);
  figure = Buffer.from(await drawFigure());
  const item = (await sampleItems()).find(({ attributes }) => attributes.class === 'tank top');
  tankTop = Buffer.from(await item!.photo());
});
afterAll(() => vitrine?.stop());

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

const landscape = () =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#a9c4dd"/>
      <path d="M0 420 Q200 240 400 400 Q640 210 900 390 L900 600 L0 600Z" fill="#46613f"/></svg>`,
    ),
  )
    .jpeg()
    .toBuffer();

const sideBySide = (...photos: Buffer[]) =>
  sharp({ create: { width: 768 * photos.length, height: 1024, channels: 3, background: '#888' } })
    .composite(photos.map((input, at) => ({ input, left: 768 * at, top: 0 })))
    .jpeg()
    .toBuffer();

const closeUp = () =>
  sharp(figure)
    .extract({ left: 324, top: 70, width: 120, height: 130 })
    .resize({ width: 720 })
    .jpeg()
    .toBuffer();

async function send(person: Buffer, garment: Buffer): Promise<string> {
  const fields = { garment_type: 'top', max_retries: 0 };
  const data = form({ person_image: person, clothing_image: garment }, fields);
  return bodyOf<TryOnAcceptedDto>(await shop.secret.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

const ended = (id: string) =>
  eventually(
    async () => {
      const job = bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));
      expect(job.status).toMatch(/completed|failed/);
      return job;
    },
    { withinMs: 120_000, everyMs: 200 },
  );

type Photos = () => Promise<[person: Buffer, garment: Buffer]>;
const cases: [what: string, photos: Photos, code: string, sentence: RegExp][] = [
  [
    'a photo without a person',
    async () => [await drawPhoto(), tankTop],
    '(SEGMENTATION|POSE)_FAILED',
    /No person found|No face is to be seen/,
  ],
  [
    'two people',
    async () => [await sideBySide(figure, Buffer.from(await drawFigure({ top: '#8f3f4f' }))), tankTop],
    'SEGMENTATION_FAILED',
    /More than one person found in person_image/,
  ],
  [
    'a person from behind',
    async () => [Buffer.from(await drawFigure({ side: 'back' })), tankTop],
    'POSE_FAILED',
    /from behind/,
  ],
  [
    'a face close-up',
    async () => [await closeUp(), tankTop],
    '(SEGMENTATION|POSE)_FAILED|BODY_NOT_SHOWN',
    /person_image/,
  ],
  [
    'a landscape',
    async () => [await landscape(), tankTop],
    '(SEGMENTATION|POSE)_FAILED',
    /No person found|No face is to be seen/,
  ],
  [
    'a black image',
    async () => [await plain(600, 800, '#000'), tankTop],
    'SEGMENTATION_FAILED',
    /one colour all over/,
  ],
  [
    'person and garment swapped',
    async () => [tankTop, figure],
    '(SEGMENTATION|POSE)_FAILED',
    /swapped|No face is to be seen/,
  ],
];

describe('photos that cannot be tried on fail by their code, with a sentence that names the photo:', () => {
  it.each(cases)(
    '%s',
    async (_what, photos, code, sentence) => {
      const id = await send(...(await photos()));
      const job = await ended(id);
      expect(job).toMatchObject({
        status: 'failed',
        error: {
          code: expect.stringMatching(new RegExp(`^(?:${code})$`)) as string,
          message: expect.stringMatching(sentence) as string,
        },
        detail: { job_id: id },
      });
      await eventually(async () => {
        expect((await vitrine.storedFiles()).filter((path) => path.includes(id))).toEqual([]);
      });
    },
    150_000,
  );

  it('60 megapixels are refused before they are a job', async () => {
    const data = form({ person_image: await plain(10_000, 6_000, '#888'), clothing_image: tankTop });
    const refused = await shop.secret.send('POST', '/api/tryon', { form: data });
    expect(problemOf(refused, 400, 'IMAGE_TOO_LARGE').detail).toMatch(/person_image has 60 megapixels/);
  });

  it('and the logs say nothing of the photos', async () => {
    const person = await drawPhoto();
    await ended(await send(person, tankTop));
    const logs = vitrine.logs();
    expect(logs).not.toContain(person.toString('base64').slice(2_000, 2_040));
    expect(logs).not.toMatch(/person_image=|vt_sk_/);
  });

  it('and the worker that met them all makes the next try-on', async () => {
    const pid = vitrine.tryOnWorker?.child.pid;
    expect(await ended(await send(figure, tankTop))).toMatchObject({ status: 'completed' });
    expect([vitrine.tryOnWorker?.child.pid, vitrine.tryOnWorker?.child.exit]).toEqual([pid, undefined]);
  }, 150_000);
});
