import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Problem } from '#contracts';
import { type ApiClient, drawPhoto, oddPhotos } from '#testing';
import { form, photos, submit, TryOnStand, upload } from '../../support/try-on/try-on-stand.js';

let stand: TryOnStand;
let shop: ApiClient;
let stranger: ApiClient;
beforeAll(async () => {
  stand = await TryOnStand.start(inject('services'));
  shop = (await stand.openShop()).secret;
  stranger = (await stand.openShop()).secret;
});
afterAll(() => stand?.stop());

const one = () => drawPhoto();
const unknown = '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';
type Sent = [files: Record<string, Buffer>, fields?: Record<string, unknown>];

const cases: [what: string, sent: () => Promise<Sent>, status: number, code: string, sentence: RegExp][] = [
  ['no person', async () => [{ clothing_image: await one() }], 400, 'PHOTO_MISSING', /"person_image"/],
  [
    'no garment',
    async () => [{ person_image: await one() }],
    400,
    'GARMENT_MISSING',
    /clothing_image.*image_id/,
  ],
  [
    'both a garment photo and an item',
    async () => [{ person_image: await one(), clothing_image: await one() }, { image_id: unknown }],
    400,
    'GARMENT_AMBIGUOUS',
    /not both/,
  ],
  [
    'an item that there is not',
    async () => [{ person_image: await one() }, { image_id: unknown }],
    404,
    'NOT_FOUND',
    /no such image/,
  ],
  [
    "another shop's item",
    async () => [{ person_image: await one() }, { image_id: (await upload(stranger)).id }],
    404,
    'NOT_FOUND',
    /no such image/,
  ],
  [
    'a deleted item',
    async () => {
      const { id } = await upload(shop);
      await shop.send('DELETE', `/api/images/${id}`);
      return [{ person_image: await one() }, { image_id: id }];
    },
    404,
    'NOT_FOUND',
    /no such image/,
  ],
  [
    'a text file as person',
    async () => [{ person_image: oddPhotos.textCalledJpg(), clothing_image: await one() }],
    400,
    'INVALID_IMAGE_FORMAT',
    /Unsupported image type: unknown/,
  ],
  [
    'an animation as garment',
    async () => [{ person_image: await one(), clothing_image: await oddPhotos.animatedWebp() }],
    400,
    'INVALID_IMAGE_FORMAT',
    /clothing_image is animated/,
  ],
  [
    'a photo of 200 megapixels',
    async () => [{ person_image: oddPhotos.hugePng(), clothing_image: await one() }],
    400,
    'IMAGE_TOO_LARGE',
    /person_image has 200 megapixels.*50/,
  ],
  [
    'a photo of 21 MB',
    async () => [{ person_image: await oddPhotos.tooManyBytes(), clothing_image: await one() }],
    400,
    'IMAGE_TOO_LARGE',
    /person_image is larger than 20 MB/,
  ],
  [
    'final where there is no renderer',
    async () => [{ person_image: await one(), clothing_image: await one() }, { mode: 'final' }],
    422,
    'MODE_NOT_AVAILABLE',
    /no final try-ons/,
  ],
  [
    'a type that there is not',
    async () => [{ person_image: await one(), clothing_image: await one() }, { garment_type: 'hat' }],
    400,
    'INVALID_REQUEST',
    /garment_type/,
  ],
  [
    'more types than garments',
    async () => [
      { person_image: await one(), clothing_image: await one() },
      { garment_type: ['top', 'bottom'] },
    ],
    400,
    'GARMENT_TYPES_UNCLEAR',
    /once for each garment/,
  ],
  [
    'a number out of range',
    async () => [{ person_image: await one(), clothing_image: await one() }, { realism_level: 6 }],
    400,
    'INVALID_REQUEST',
    /realism_level/,
  ],
  [
    'a field that there is not',
    async () => [{ person_image: await one(), clothing_image: await one() }, { quality: 'best' }],
    400,
    'INVALID_REQUEST',
    /quality.*Unknown/,
  ],
  [
    'a file field that there is not',
    async () => [{ person_image: await one(), garment: await one() }],
    400,
    'UNKNOWN_FILE_FIELD',
    /"person_image" or "clothing_image"/,
  ],
];

describe('is refused with a clear problem, and leaves nothing:', () => {
  it.each(cases)('%s', async (_what, sent, status, code, sentence) => {
    const [files, fields] = await sent();
    const refused = await shop.send<Problem>('POST', '/api/tryon', form(files, fields));
    expect(refused).toMatchObject({
      status,
      body: { status, code, detail: expect.stringMatching(sentence) },
    });
    expect(await stand.database.prisma.tryOnJob.count()).toBe(0);
    expect([...(await stand.files()).keys()].join()).not.toContain('try-on/');
  });

  it('two garments of one kind', async () => {
    const { person, garment } = await photos();
    const data = form({ person_image: person, clothing_image: garment }, { garment_type: ['top', 'top'] });
    data.append('clothing_image', new Blob([new Uint8Array(garment)]), 'second.jpg');
    expect(await shop.send('POST', '/api/tryon', data)).toMatchObject({
      status: 400,
      body: { code: 'GARMENT_TYPES_UNCLEAR' },
    });
  });

  it('JSON, an id that is none, a job of nobody', async () => {
    expect((await shop.send('POST', '/api/tryon', {})).status).toBe(415);
    expect((await shop.send('GET', '/api/tryon/nothing')).status).toBe(400);
    expect((await shop.send('GET', `/api/tryon/${unknown}`)).status).toBe(404);
    expect((await stand.anyone.send('POST', '/api/tryon', form({}))).status).toBe(401);
  });
});

it('an item that is deleted while its job waits fails with a sentence', async () => {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  stand.pipeline.work = async () => {
    await gate;
    throw new Error('the first job only keeps the worker busy');
  };
  const busy = await submit(shop);
  const item = await upload(shop);
  const id = await submit(shop, { image_id: item.id }, { person_image: await one() });
  await shop.send('DELETE', `/api/images/${item.id}`);
  go();
  await expect
    .poll(async () => (await shop.send('GET', `/api/tryon/${id}`)).body, { timeout: 30_000 })
    .toMatchObject({
      status: 'failed',
      error: { code: 'STORAGE_ERROR', message: expect.stringMatching(/was deleted/) },
    });
  expect(busy).not.toBe(id);
});
