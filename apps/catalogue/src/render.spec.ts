import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from './catalogue.js';
import { CLASSES } from './classes.js';
import { itemOf } from './describe.js';
import type { SampleItem } from './item.js';
import { type ColourName, COLOURS, PALETTE, type Rgb, toRgb } from './palette.js';
import { renderGarment, renderItem, renderSvg } from './render.js';

const SMALL = { width: 96, height: 128 };
const items = sampleCatalogue();
const first = items[0] as SampleItem;

/** CIELAB (D65) of an sRGB colour, to measure differences as an eye does. */
function lab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The photo's pixels well inside the garment, where neither warp nor shadow changes what is seen. */
async function garmentPixels(item: SampleItem): Promise<Rgb[]> {
  const mask = await renderGarment(item, 1, SMALL);
  const photo = await sharp(await renderItem(item, 1, SMALL))
    .raw()
    .toBuffer();
  const pixels: Rgb[] = [];
  for (let i = 0; i < mask.length / 4; i += 1) {
    const inside = [0, -2, 2, -2 * SMALL.width, 2 * SMALL.width].every(
      (step) => mask[(i + step) * 4 + 3] === 255,
    );
    if (inside) pixels.push([photo[i * 3] ?? 0, photo[i * 3 + 1] ?? 0, photo[i * 3 + 2] ?? 0]);
  }
  return pixels;
}

describe('renderItem', { timeout: 60_000 }, () => {
  it('gives the same photo for the same seed, another for another', async () => {
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => renderItem(first, seed, SMALL)));
    expect(one?.equals(same as Buffer)).toBe(true);
    expect(one?.equals(other as Buffer)).toBe(false);
    expect(renderSvg(first, 1)).toBe(renderSvg(first, 1));
  });

  it('gives a JPEG of 768x1024 under 200 kB', async () => {
    const photo = await renderItem(first, 1);
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 768, height: 1024 });
    expect(photo.length).toBeLessThan(200_000);
  });

  it('draws every solid product of the catalogue mainly in its own colour', async () => {
    const wrong: string[] = [];
    for (const item of items.filter(({ pattern }) => pattern === 'solid')) {
      const pixels = await garmentPixels(item);
      const seen = lab([0, 1, 2].map((c) => median(pixels.map((p) => p[c] ?? 0))) as unknown as Rgb);
      const away = (name: ColourName): number =>
        Math.min(...PALETTE[name].map((hex) => distance(seen, lab(toRgb(hex)))));
      const nearest = COLOURS.reduce((best, name) => (away(name) < away(best) ? name : best));
      // Washed denim is paler than its name in the palette, and a knit's loops are shaded: yet nearest to it.
      const limit = ['denim', 'wool knit'].includes(item.attributes['material'] ?? '') ? 20 : 10;
      if (nearest !== item.colour || away(nearest) > limit)
        wrong.push(`${item.name}: ${nearest} ${away(nearest)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('leaves the ground to be seen round every product', async () => {
    const shares: number[] = [];
    for (const item of items) {
      const mask = await renderGarment(item, 1, SMALL);
      const covered = mask.filter((value, at) => at % 4 === 3 && value > 127).length;
      shares.push(covered / (SMALL.width * SMALL.height));
    }
    expect(Math.min(...shares)).toBeGreaterThan(0.12);
    expect(Math.max(...shares)).toBeLessThan(0.75);
  });

  it('draws no two classes alike', async () => {
    const photos = await Promise.all(
      Object.entries(CLASSES).map(async ([kind, of]) => {
        const attributes = {
          material: of.materials[0] ?? '',
          sleeve: of.sleeves[0] ?? '',
          cut: of.cuts?.[0] ?? '',
          variation: 'studio',
        };
        const item = itemOf({
          kind,
          colour: 'blue',
          pattern: 'solid',
          ageGroup: 'adult',
          attributes,
          price: 10,
          externalId: 'same',
        });
        return {
          kind,
          photo: await sharp(await renderItem(item, 1, SMALL))
            .raw()
            .toBuffer(),
        };
      }),
    );
    const alike: string[] = [];
    for (const [i, a] of photos.entries()) {
      for (const b of photos.slice(i + 1)) {
        const difference = a.photo.reduce((sum, value, at) => sum + Math.abs(value - (b.photo[at] ?? 0)), 0);
        if (difference / a.photo.length < 5) alike.push(`${a.kind} and ${b.kind}`);
      }
    }
    expect(alike).toEqual([]);
  });
});
