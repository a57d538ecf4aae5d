import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { Wardrobe } from '../../draft/wardrobe.js';
import { GarmentCutter } from '../../models/garment-cutter.js';
import type { GarmentType } from '../../try-on-pipeline.js';

const SHIRT =
  'M150 60 Q200 90 250 60 L300 80 L370 160 L325 200 L290 165 L290 380 L110 380 L110 165 L75 200 L30 160 L100 80Z';
/** Long sleeves whose cuffs lie on the flared hem. */
const PEPLUM =
  'M160 60 Q200 85 240 60 L285 78 L345 250 L352 400 L48 400 L55 250 L115 78Z M122 170 L100 250 L96 330 L116 300 L128 240Z M278 170 L300 250 L304 330 L284 300 L272 240Z';
const TANK =
  'M140 60 L165 60 Q200 140 235 60 L260 60 Q262 150 290 170 L290 380 L110 380 L110 170 Q138 150 140 60Z';
/** Its wide sleeves hang down from shoulders that they cannot be told from. */
const COAT =
  'M175 40 Q200 52 225 40 L290 62 L372 320 L318 345 L285 250 L312 440 L88 440 L115 250 L82 345 L28 320 L110 62Z';
const TROUSERS = 'M120 40 L280 40 L310 400 L225 400 L200 150 L175 400 L90 400Z';
const SKIRT = 'M140 80 L260 80 L330 340 L70 340Z';
const DRESS =
  'M160 40 Q200 70 240 40 L290 60 L330 110 L300 135 L268 110 L262 190 L340 480 L60 480 L138 190 L132 110 L100 135 L70 110 L110 60Z';

let cutter: GarmentCutter;
beforeAll(async () => {
  const models = fileURLToPath(new URL('../../../../../../models', import.meta.url));
  cutter = await GarmentCutter.open(models, 1);
});
afterAll(() => cutter?.close());

async function garment(path: string, type: GarmentType = 'auto') {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="520"><rect width="400" height="520" fill="#d8d2c4"/><path d="${path}" fill="#334a7d" fill-rule="evenodd"/></svg>`;
  const photo = await sharp(Buffer.from(svg)).png().toBuffer();
  const found = await new Wardrobe(cutter, () => Promise.resolve(undefined)).prepare({ photo, type });
  const { shape } = found;
  if (shape === undefined) throw new TypeError('the garment is on nobody');
  return { ...found, shape };
}

describe('a drawn garment', () => {
  it.each([
    ['a t-shirt', SHIRT, 'top'],
    ['a tank top', TANK, 'top'],
    ['trousers', TROUSERS, 'bottom'],
    ['a skirt', SKIRT, 'bottom'],
    ['a dress', DRESS, 'dress'],
  ])(
    'tells %s',
    async (_, path, kind) => {
      expect((await garment(path)).kind).toBe(kind);
    },
    30_000,
  );

  it('finds shoulders, armpits and short sleeves of a t-shirt', async () => {
    const { shape, mask } = await garment(SHIRT, 'top');
    if (shape.cut !== 'upper') throw new Error('a top has no upper shape');
    const [left, right] = shape.sleeves;
    expect([left?.isLong, right?.isLong]).toEqual([false, false]);
    expect(shape.breadth).toBeGreaterThan(0.45 * mask.width);
    expect(shape.breadth).toBeLessThan(0.85 * mask.width);
    expect(shape.armpitLeft.y).toBeGreaterThan(shape.shoulderLeft.y);
    expect(shape.neckDip.y).toBeGreaterThan(shape.neckLeft.y);
  });

  it('finds long sleeves whose cuffs lie on the hem', async () => {
    const { shape } = await garment(PEPLUM, 'top');
    if (shape.cut !== 'upper') throw new Error('a top has no upper shape');
    expect(shape.sleeves.map((sleeve) => sleeve?.isLong)).toEqual([true, true]);
  });

  it('finds the shoulders of a coat above its armpits, wherever its sleeves begin to stand off', async () => {
    const { shape } = await garment(COAT, 'outer');
    if (shape.cut !== 'upper') throw new Error('a coat has no upper shape');
    const { shoulderLeft, shoulderRight, armpitLeft, armpitRight, neckLeft } = shape;
    expect(shoulderLeft.x).toBeGreaterThanOrEqual(armpitLeft.x);
    expect(shoulderRight.x).toBeLessThanOrEqual(armpitRight.x);
    expect(shoulderLeft.y - neckLeft.y).toBeLessThan(0.4 * (armpitLeft.y - neckLeft.y));
  });

  it('a tank top has no sleeves', async () => {
    const { shape } = await garment(TANK, 'top');
    expect(shape.cut === 'upper' && shape.sleeves).toEqual([undefined, undefined]);
  });

  it('trousers have a leg to each side of the crotch', async () => {
    const { shape } = await garment(TROUSERS, 'bottom');
    if (shape.cut !== 'trousers') throw new Error('trousers have no legs');
    const [left, right] = shape.legs.map((leg) => leg.bone.points.at(-1)!.x);
    expect(left).toBeLessThan(shape.crotch.x);
    expect(right).toBeGreaterThan(shape.crotch.x);
  });

  it('refuses a photo with nothing on it', async () => {
    await expect(garment('M0 0Z')).rejects.toMatchObject({
      code: 'SEGMENTATION_FAILED',
      message: expect.stringContaining('clothing_image') as string,
    });
  }, 30_000);
});
