import { describe, expect, it } from 'vitest';
import { lumaOf, newImage, newMask } from '#images';
import { lightOnCloth } from './light-on-cloth.js';

const SIZE = { width: 60, height: 60 };
type Rgb = readonly [number, number, number];

/** Cloth whose pixels have one colour or the other, in a light that falls from top to bottom. */
function lit(colourAt: (x: number, y: number) => Rgb, falls = 0.3) {
  const image = newImage(SIZE);
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const light = 1 - (falls * y) / SIZE.height;
      image.data.set(
        colourAt(x, y).map((level) => Math.round(level * light)),
        (y * SIZE.width + x) * 3,
      );
    }
  }
  return image;
}
const dots = (dot: Rgb, ground: Rgb) => (x: number, y: number) =>
  (x % 20) - 10 > 0 && (y % 20) - 10 > 0 ? dot : ground;
const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x]!;

describe('the light on cloth', () => {
  it('is the luma of plain cloth, folds and all', () => {
    const image = lit(() => [60, 90, 160], 0.6);
    expect(lightOnCloth(image, newMask(SIZE, 1))).toEqual(lumaOf(image));
  });

  it.each([
    ['dots of another hue', [235, 200, 205], [70, 140, 215]],
    ['black and white', [230, 230, 228], [30, 30, 34]],
  ] as const)('has no %s in it', (_, dot, ground) => {
    const image = lit(dots(dot, ground));
    const [before, after] = [lumaOf(image), lightOnCloth(image, newMask(SIZE, 1))];
    const contrast = (luma: typeof before) => Math.abs(Math.log(at(luma, 15, 15) / at(luma, 15, 8)));
    expect(contrast(before)).toBeGreaterThan(0.3);
    expect(contrast(after)).toBeLessThan(0.25 * contrast(before));
  });

  it('falls as it falls on both dyes of a print', () => {
    const light = lightOnCloth(lit(dots([235, 200, 205], [70, 140, 215]), 0.5), newMask(SIZE, 1));
    expect(at(light, 5, 50)).toBeLessThan(0.85 * at(light, 5, 5));
    expect(at(light, 15, 55)).toBeLessThan(0.85 * at(light, 15, 15));
  });

  it('leaves what is not of the cloth as it is', () => {
    const image = lit(dots([235, 200, 205], [70, 140, 215]));
    const mask = newMask(SIZE);
    for (let i = 0; i < mask.data.length; i++) mask.data[i] = i % SIZE.width < 40 ? 1 : 0;
    expect(at(lightOnCloth(image, mask), 50, 30)).toBe(at(lumaOf(image), 50, 30));
  });
});
