import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalInference, openModelFolder } from '#inference';
import { VisionTower } from './vision-tower.js';

const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));
const GREY = 235;

function plain(background: { r: number; g: number; b: number }): Promise<Buffer> {
  return sharp({ create: { width: 80, height: 120, channels: 3, background } })
    .png()
    .toBuffer();
}

function cosine(a: Float32Array | Error | undefined, b: Float32Array | Error | undefined): number {
  if (!(a instanceof Float32Array) || !(b instanceof Float32Array)) throw new Error('no vector');
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

describe('VisionTower', () => {
  let tower: VisionTower;

  beforeAll(async () => {
    const folder = await openModelFolder(MODELS, 'vitrine-small');
    const { manifest, id } = folder;
    const model = {
      id,
      dimension: manifest.dimension,
      floor: 0.5,
      neutralPrompt: undefined,
      score: (value: number) => value,
      photoScore: (value: number) => value,
    };
    tower = await VisionTower.open(folder, model, new LocalInference({ workers: 1, intraOpThreads: 1 }));
  });
  afterAll(async () => tower.close());

  it('encodes a frame and what is left of it where some is covered, each by itself', async () => {
    const above = await plain({ r: 200, g: 20, b: 20 });
    const below = { input: await plain({ r: 20, g: 20, b: 200 }), top: 120, left: 0 };
    const both = await sharp({ create: { width: 80, height: 240, channels: 3, background: '#fff' } })
      .composite([{ input: above, top: 0, left: 0 }, below])
      .png()
      .toBuffer();
    const frame = { left: 0, top: 0, right: 1, bottom: 0.5 };
    const sizes: { width: number; height: number }[] = [];
    const cover = (pixels: Buffer, size: { width: number; height: number }) => {
      sizes.push(size);
      return Buffer.alloc(pixels.length, GREY);
    };
    const [framed, covered, again] = await tower.encode(
      [both, both, both],
      [{ frame }, { frame, cover }, { frame }],
    );
    const [red, grey] = await tower.encode([above, await plain({ r: GREY, g: GREY, b: GREY })]);
    expect(cosine(framed, red)).toBeGreaterThan(0.999);
    expect(cosine(covered, grey)).toBeGreaterThan(0.999);
    expect(cosine(again, red)).toBeGreaterThan(0.999);
    expect(cosine(red, grey)).toBeLessThan(0.99);
    expect(sizes).toEqual([{ width: 192, height: 192 }]);
  });

  it('answers each view of what is no photo with its error', async () => {
    const frame = { left: 0, top: 0, right: 1, bottom: 1 };
    const broken = Buffer.from('no photo');
    const answers = await tower.encode([broken, broken], [{ frame }, { frame, cover: (pixels) => pixels }]);
    expect(answers).toEqual([
      expect.objectContaining({ code: 'PHOTO_UNREADABLE' }),
      expect.objectContaining({ code: 'PHOTO_UNREADABLE' }),
    ]);
  });
});
