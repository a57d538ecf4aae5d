import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { blur, type Image, type Mask, newImage, newMask } from '#images';
import { distanceTo } from '../../images/morphology.js';
import { cutFromGround } from './from-ground.js';

const SIDE = 160;
type Colour = readonly [number, number, number];
type Box = readonly [left: number, top: number, right: number, bottom: number];
const WHITE: Colour = [255, 255, 255];
const RED: Colour = [170, 30, 40];

function plain(ground: (x: number, y: number) => Colour = () => WHITE): Image {
  const image = newImage({ width: SIDE, height: SIDE });
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) image.data.set(ground(x, y), (y * SIDE + x) * 3);
  }
  return image;
}

function covered(...boxes: readonly Box[]): Mask {
  const mask = newMask({ width: SIDE, height: SIDE });
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIDE + left, y * SIDE + right);
  }
  return mask;
}

/** `colour` laid on `image` as far as `alpha` says. */
function lay(image: Image, alpha: Mask, colour: Colour): Image {
  for (let i = 0; i < alpha.data.length; i++) {
    for (let c = 0; c < 3; c++) {
      const under = image.data[i * 3 + c]!;
      image.data[i * 3 + c] = Math.round(under + (colour[c]! - under) * alpha.data[i]!);
    }
  }
  return image;
}

/** As a network answers that sees no more than blocks of some pixels. */
const seen = (mask: Mask): Mask => blur(mask, 4);

const at = (mask: Mask | undefined, x: number, y: number): number | undefined => mask?.data[y * SIDE + x];

function overlap(found: Mask | undefined, truth: Mask): number {
  let [both, either] = [0, 0];
  truth.data.forEach((value, i) => {
    const isFound = (found?.data[i] ?? 0) > 0.5;
    if (isFound && value > 0.5) both++;
    if (isFound || value > 0.5) either++;
  });
  return both / either;
}

const BODY: Box = [50, 60, 110, 140];

async function asJpeg(image: Image, quality: number): Promise<Image> {
  const raw = { width: image.width, height: image.height, channels: 3 } as const;
  const jpeg = await sharp(Buffer.from(image.data), { raw }).jpeg({ quality }).toBuffer();
  return { ...image, data: new Uint8Array(await sharp(jpeg).raw().toBuffer()) };
}

describe('cutFromGround', () => {
  it('finds the edge within a pixel, on a ground that darkens to one side', () => {
    const truth = covered(BODY);
    const image = lay(
      plain((x, y) => [250 - x / 6, 250 - x / 6, 246 - y / 8]),
      truth,
      RED,
    );
    expect(overlap(cutFromGround(image, seen(truth)), truth)).toBeGreaterThan(0.98);
  });

  it('takes most of the rings that JPEG leaves beside its edges for ground', async () => {
    const truth = newMask({ width: SIDE, height: SIDE });
    // Slanting edges, which fit no block.
    for (let y = 50; y < 130; y++) truth.data.fill(1, y * SIDE + 30 + (y >> 1), y * SIDE + 140 - (y >> 2));
    const paper: Colour = [242, 239, 232];
    const image = await asJpeg(
      lay(
        plain(() => paper),
        truth,
        [0, 128, 0],
      ),
      80,
    );
    const { data } = cutFromGround(image, seen(truth))!;
    const isBeside = distanceTo(truth).data.map((far) => Number(far > 3));
    // Twice as many without.
    expect(data.filter((value, i) => value > 0.5 && isBeside[i] === 1).length).toBeLessThan(25);
  });

  it('says how much of a pixel at the edge is covered', () => {
    const alpha = covered(BODY);
    for (let y = 60; y < 140; y++) alpha.data[y * SIDE + 110] = 0.4;
    const mask = cutFromGround(lay(plain(), alpha, RED), seen(alpha));
    expect(at(mask, 110, 100)).toBeGreaterThan(0.25);
    expect(at(mask, 110, 100)).toBeLessThan(0.55);
    expect(at(mask, 111, 100)).toBeLessThan(0.05);
    expect(at(mask, 108, 100)).toBeGreaterThan(0.95);
  });

  it('keeps straps that the network does not see, and opens the gap between them', () => {
    const truth = covered(BODY, [60, 30, 63, 60], [97, 30, 100, 60], [60, 30, 100, 33]);
    const mask = cutFromGround(lay(plain(), truth, RED), seen(covered(BODY)));
    expect([at(mask, 61, 45), at(mask, 98, 45)]).toEqual([1, 1]);
    expect(at(mask, 80, 45)).toBe(0);
  });

  it('keeps a white print on a dark garment, and white stripes that reach its edge', () => {
    const image = lay(
      lay(plain(), covered(BODY), RED),
      covered([70, 80, 90, 100], [50, 115, 110, 119]),
      WHITE,
    );
    const mask = cutFromGround(image, seen(covered([46, 56, 114, 144])));
    expect(at(mask, 80, 90)).toBe(1);
    expect(at(mask, 80, 117)).toBe(1);
  });

  it('leaves a soft shadow on the ground', () => {
    const truth = covered(BODY);
    const shade = blur(covered([56, 66, 118, 148]), 5);
    for (let i = 0; i < shade.data.length; i++) shade.data[i]! *= 0.25;
    const image = lay(lay(plain(), shade, [0, 0, 0]), truth, RED);
    expect(overlap(cutFromGround(image, seen(truth)), truth)).toBeGreaterThan(0.97);
  });

  it('cuts white from white by the little that it differs', () => {
    const truth = covered(BODY);
    const image = lay(plain(), truth, [246, 246, 247]);
    expect(overlap(cutFromGround(image, seen(truth)), truth)).toBeGreaterThan(0.95);
  });

  it('gives up where the flood runs into the garment', () => {
    const truth = covered(BODY);
    // The lower half has the ground's own colour.
    const image = lay(plain(), covered([50, 60, 110, 100]), RED);
    expect(typeof cutFromGround(image, seen(truth))).toBe('undefined');
  });

  it('gives up where a frame within the photo stops the flood', () => {
    const image = lay(lay(plain(), covered([12, 12, 148, 148]), [190, 205, 190]), covered(BODY), RED);
    expect(typeof cutFromGround(image, seen(covered(BODY)))).toBe('undefined');
  });

  it('gives up on a patterned floor', () => {
    const truth = covered(BODY);
    const image = lay(
      plain((x, y) => ((x + y) % 12 < 6 ? [200, 190, 170] : [150, 130, 110])),
      truth,
      RED,
    );
    expect(typeof cutFromGround(image, seen(truth))).toBe('undefined');
  });

  it('takes no prop along that the network does not see', () => {
    const truth = covered(BODY);
    const image = lay(plain(), covered(BODY, [100, 20, 130, 64]), RED);
    expect(overlap(cutFromGround(image, seen(truth)), truth)).toBeGreaterThan(0.93);
  });

  it('keeps white cloth that fades into the white of the ground', () => {
    const truth = covered(BODY);
    const image = plain();
    for (let y = 60; y < 140; y++) {
      for (let x = 50; x < 110; x++) {
        const grey = 255 - Math.min(40, 0.8 * Math.max(0, Math.hypot(x - 80, y - 100) - 8));
        image.data.fill(Math.round(grey), (y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3);
      }
    }
    const doubtful = seen(truth);
    for (let i = 0; i < doubtful.data.length; i++) doubtful.data[i]! *= 0.7;
    expect(at(cutFromGround(image, doubtful), 80, 100)).toBe(1);
  });

  it('takes ground that is lighter in the middle of the photo for ground', () => {
    const truth = covered(BODY);
    const image = lay(
      plain((x, y) => {
        const light = 232 + 6 * Math.exp(-((x - 80) ** 2 + (y - 50) ** 2) / 800);
        return [light, light, light];
      }),
      truth,
      RED,
    );
    expect(overlap(cutFromGround(image, seen(truth)), truth)).toBeGreaterThan(0.97);
  });
});
