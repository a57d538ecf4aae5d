import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '../../figure/draw-figure.js';
import { TryOnError } from '../../errors/try-on.error.js';
import { DraftEngine } from './draft-engine.js';
import { sideBySide } from './testing/side-by-side.js';

const at = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

let engine: DraftEngine;
beforeAll(async () => {
  engine = await DraftEngine.open({ modelsFolder: at('models'), workSize: 640, intraOpThreads: 1 });
}, 120_000);
afterAll(() => engine?.close());

const drawn = (svg: string, width = 400, height = 440) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e8e4da"/>${svg}</svg>`,
    ),
  )
    .jpeg({ quality: 95 })
    .toBuffer();

const portrait = async () =>
  sharp(await drawFigure())
    .extract({ left: 204, top: 30, width: 360, height: 320 })
    .resize({ width: 720 })
    .jpeg()
    .toBuffer();

const HILLS = '<path d="M0 300 Q90 180 180 290 Q290 150 400 280 L400 440 L0 440Z" fill="#46613f"/>';

describe('a bad photo of the person', () => {
  it.each<[what: string, photo: () => Promise<Uint8Array>, code: string, sentence: RegExp]>([
    [
      'a black image',
      () => drawn('<rect width="400" height="440"/>'),
      'SEGMENTATION_FAILED',
      /one colour all over/,
    ],
    [
      'drawn hills',
      () => drawn(HILLS),
      'SEGMENTATION_FAILED|POSE_FAILED',
      /No person found|No face is to be seen/,
    ],
    [
      'two drawn people',
      async () => sideBySide(await drawFigure(), await drawFigure({ top: '#8f3f4f' })),
      'SEGMENTATION_FAILED',
      /More than one person/,
    ],
    ['a drawn face', portrait, 'BODY_NOT_SHOWN', /shows little more than a face/],
  ])(
    'refuses %s',
    async (_, photo, code, sentence) => {
      const error = await engine.personOf(await photo()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TryOnError);
      expect((error as TryOnError).atFault).toBe('person_photo');
      expect((error as TryOnError).code).toMatch(new RegExp(`^(?:${code})$`));
      expect((error as TryOnError).message).toMatch(sentence);
    },
    60_000,
  );
});

describe('a bad photo of the garment', () => {
  it.each<[what: string, svg: string, code: string, sentence: RegExp]>([
    [
      'nothing',
      '',
      'SEGMENTATION_FAILED',
      /clothing_image shows no garment|No garment found in clothing_image/,
    ],
  ])(
    'refuses %s as a top',
    async (_, svg, code, sentence) => {
      await expect(engine.prepare({ photo: await drawn(svg), type: 'top' })).rejects.toMatchObject({
        code,
        atFault: expect.stringMatching(/^garment/) as string,
        message: expect.stringMatching(sentence) as string,
      });
    },
    60_000,
  );
});
