import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawFigure } from '../entries/drawings.js';
import { jpegOfResult } from './jpeg-of-result.js';

const WIDTH = 60;
const HEIGHT = 40;

/** Narrow stripes of red cloth on blue, an odd width each, so that no block of a JPEG holds one alone. */
function stripes(): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < WIDTH * HEIGHT; at++)
    pixels.set((at % WIDTH) % 6 < 3 ? [200, 30, 40] : [40, 50, 160], at * 3);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
}

async function farthest(png: Buffer, jpeg: Buffer): Promise<number> {
  const [one, other] = [await sharp(png).raw().toBuffer(), await sharp(jpeg).raw().toBuffer()];
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
}

describe('jpegOfResult', () => {
  it('keeps the size, and of colours that meet as much as a whole picture of them would', async () => {
    const png = await stripes();
    const jpeg = await jpegOfResult(png);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: WIDTH, height: HEIGHT });
    expect(await farthest(png, jpeg)).toBeLessThan(20);
    // Colours of half the resolution, as JPEGs usually have them, are another red.
    const usual = await sharp(png).jpeg({ quality: 92 }).toBuffer();
    expect(await farthest(png, usual)).toBeGreaterThan(40);
  });

  it('is a small part of the bytes, and lays what is transparent on white', async () => {
    const photo = sharp(await drawFigure({ width: 600, height: 800 }));
    const png = await photo.png().toBuffer();
    expect((await jpegOfResult(png)).length).toBeLessThan(png.length / 3);
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(
      [
        ...(await sharp(await jpegOfResult(clear))
          .raw()
          .toBuffer()),
      ].every((one) => one > 250),
    ).toBe(true);
  });

  it('does many at once, each its own', async () => {
    const sizes = [10, 20, 30, 40, 50];
    const pngs = await Promise.all(
      sizes.map((width) =>
        sharp({ create: { width, height: 10, channels: 3, background: '#888' } })
          .png()
          .toBuffer(),
      ),
    );
    const jpegs = await Promise.all(pngs.map(jpegOfResult));
    const widths = await Promise.all(jpegs.map(async (jpeg) => (await sharp(jpeg).metadata()).width));
    expect(widths).toEqual(sizes);
  });
});
