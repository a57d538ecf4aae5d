import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PhotoUnreadableError } from './encoder.errors.js';
import { PhotoPreprocessor } from './photo-preprocessor.js';

const CLIP = {
  do_resize: true,
  size: { shortest_edge: 32 },
  do_center_crop: true,
  crop_size: { height: 32, width: 32 },
  image_mean: [0.5, 0.25, 0],
  image_std: [0.5, 0.5, 1],
};
const SIGLIP = { size: { height: 16, width: 24 }, image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5] };

function plain(width: number, height: number, background: string): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

describe('PhotoPreprocessor', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-preprocessor-'));
  });
  afterAll(async () => rm(folder, { recursive: true }));

  async function open(config: object): Promise<PhotoPreprocessor> {
    await writeFile(join(folder, 'preprocessor_config.json'), JSON.stringify(config));
    return PhotoPreprocessor.open(folder);
  }

  it('scales each channel by its own mean and deviation, channels first', async () => {
    const preprocessor = await open(CLIP);
    const tensor = preprocessor.tensor([await preprocessor.pixels(await plain(64, 64, '#ff8000'))]);
    expect(tensor.dims).toEqual([1, 3, 32, 32]);
    const plane = 32 * 32;
    expect(tensor.data[0]).toBeCloseTo(1);
    expect(tensor.data[plane]).toBeCloseTo((128 / 255 - 0.25) / 0.5);
    expect(tensor.data[2 * plane]).toBeCloseTo(0);
  });

  it('cuts the middle of a wide photo', async () => {
    const preprocessor = await open(CLIP);
    const wide = await sharp(await plain(300, 100, '#000000'))
      .composite([{ input: await plain(100, 100, '#ffffff'), left: 100, top: 0 }])
      .png()
      .toBuffer();
    const pixels = await preprocessor.pixels(wide);
    expect(pixels[(16 * 32 + 16) * 3]).toBe(255);
    expect(pixels[(16 * 32 + 4) * 3]).toBeGreaterThan(250);
  });

  it('squashes where the model was trained on squashed photos', async () => {
    const preprocessor = await open(SIGLIP);
    expect(preprocessor.size).toEqual({ height: 16, width: 24 });
    await expect(preprocessor.pixels(await plain(500, 20, '#336699'))).resolves.toHaveLength(16 * 24 * 3);
  });

  it('averages fine texture instead of picking single pixels', async () => {
    const preprocessor = await open({ ...SIGLIP, size: { height: 32, width: 32 } });
    const stripes = Buffer.alloc(256 * 256 * 3);
    for (let at = 0; at < stripes.length; at += 3) stripes.fill((at / 3) % 2 === 0 ? 0 : 255, at, at + 3);
    const photo = await sharp(stripes, { raw: { width: 256, height: 256, channels: 3 } })
      .png()
      .toBuffer();
    const pixels = await preprocessor.pixels(photo);
    expect(Math.max(...pixels) - Math.min(...pixels)).toBeLessThan(16);
  });

  it.each([
    ['greyscale', (image: Sharp) => image.greyscale().png()],
    ['16-bit', (image: Sharp) => image.toColourspace('rgb16').png()],
    ['transparent', (image: Sharp) => image.ensureAlpha(0.5).png()],
    ['CMYK', (image: Sharp) => image.toColourspace('cmyk').jpeg()],
    ['WebP', (image: Sharp) => image.webp()],
  ])('reads a %s photo as three channels of eight bits', async (_kind, make) => {
    const preprocessor = await open(SIGLIP);
    const photo = await make(sharp(await plain(40, 30, '#808080'))).toBuffer();
    const pixels = await preprocessor.pixels(photo);
    expect(pixels).toHaveLength(16 * 24 * 3);
    // A round trip through a CMYK profile moves grey by a dozen steps.
    expect(Math.abs((pixels[0] ?? 0) - 128)).toBeLessThan(20);
  });

  it.each([
    [1, 1],
    [1, 2000],
    [2000, 1],
  ])('reads a photo of %i × %i', async (width, height) => {
    const preprocessor = await open(CLIP);
    await expect(preprocessor.pixels(await plain(width, height, '#123456'))).resolves.toHaveLength(
      32 * 32 * 3,
    );
  });

  it('refuses what is no photo', async () => {
    const preprocessor = await open(SIGLIP);
    await expect(preprocessor.pixels(Buffer.from('hello'))).rejects.toBeInstanceOf(PhotoUnreadableError);
  });
});
