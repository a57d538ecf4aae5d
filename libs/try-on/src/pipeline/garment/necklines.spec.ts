import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '../images/image.js';
import { frontNeckline } from './front-neckline.js';
import { makeLandmarks } from './make-landmarks.js';
import { withoutBack, withoutBackOf } from './without-back.js';

const SIZE = { width: 200, height: 200 };
const NECK = { neckLeft: { x: 60, y: 20 }, neckRight: { x: 140, y: 20 }, sleeves: [{}, {}] };

/** A shirt that fills the picture below y 20; inside the neckline its dark back is seen. */
function shirt(depthAt: (u: number) => number, noise = 0) {
  const image = newImage(SIZE);
  const mask = newMask(SIZE);
  for (let y = 20; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const u = (x - 100) / 40;
      const isBack = Math.abs(u) < 1 && y < 20 + depthAt(u);
      const level = (isBack ? 60 : 170) + noise * ((x * 7 + y * 13) % 5);
      image.data.fill(level, (y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3);
      mask.data[y * SIZE.width + x] = 1;
    }
  }
  return { image, mask };
}

describe('frontNeckline', () => {
  it.each([
    ['a round', 40, (u: number) => 40 * Math.sqrt(1 - Math.min(1, u * u))],
    ['a pointed', 70, (u: number) => 70 * (1 - Math.abs(u))],
  ])('finds %s neckline before the back of the collar', (_, depth, depthAt) => {
    const { image, mask } = shirt(depthAt, 1);
    const line = frontNeckline(image, mask, NECK);
    expect(Math.abs(line!.depth - depth)).toBeLessThan(6);
    const cut = withoutBack(mask, line!);
    expect(cut.data[30 * 200 + 100]).toBe(0);
    expect(cut.data[(20 + depth + 8) * 200 + 100]).toBe(1);
    expect(cut.data[30 * 200 + 20]).toBe(1);
  });

  it('takes a deep round line for the neckline of a tank top, not of what has sleeves', () => {
    const { image, mask } = shirt((u) => 80 * Math.sqrt(1 - Math.min(1, u * u)), 1);
    const bare = frontNeckline(image, mask, { ...NECK, sleeves: [undefined, undefined] });
    expect(Math.abs(bare!.depth - 80)).toBeLessThan(6);
    expect(frontNeckline(image, mask, NECK)?.depth ?? 0).toBeLessThan(70);
  });

  it('finds none in plain cloth', () => {
    const { image, mask } = shirt(() => 0, 3);
    expect(frontNeckline(image, mask, NECK)).toBeUndefined();
  });
});

describe('withoutBackOf', () => {
  const { image, mask } = shirt((u) => 40 * Math.sqrt(1 - Math.min(1, u * u)), 1);
  const landmarks = (sides: number, dip: number) => {
    const found = makeLandmarks(
      { neck_left: NECK.neckLeft, neck_right: NECK.neckRight, neck_dip: { x: 100, y: 60 } },
      'dress',
    );
    found.points.neck_left.visible = sides;
    found.points.neck_right.visible = sides;
    found.points.neck_dip.visible = dip;
    return found;
  };
  const at = (cut: { data: Float32Array }, x: number, y: number) => cut.data[y * SIZE.width + x];
  const inBack = 30 * SIZE.width + 100;

  it('takes the back off also where the sides of the neck are unsure, if its lowest point is not', () => {
    expect(withoutBackOf(image, mask, landmarks(0.3, 1), 'top').data[inBack]).toBe(0);
    expect(withoutBackOf(image, mask, landmarks(0.9, 0.2), 'top').data[inBack]).toBe(0);
  });

  it('leaves what may have no neck as it is', () => {
    expect(withoutBackOf(image, mask, landmarks(0.3, 0.2), 'top').data[inBack]).toBe(1);
    expect(withoutBackOf(image, mask, landmarks(0.05, 1), 'top').data[inBack]).toBe(1);
  });

  it('is round where no line tells its shape', () => {
    const plain = shirt(() => 0, 3);
    const cut = withoutBackOf(plain.image, plain.mask, landmarks(1, 1), 'top');
    expect(at(cut, 125, 45)).toBe(0);
    expect(at(cut, 100, 65)).toBe(1);
  });

  const dipAt = (y: number) => {
    const found = landmarks(1, 1);
    found.points.neck_dip = { x: 100, y, visible: 1 };
    return found;
  };

  it('is as deep as the faint line near its lowest point, not as that point', () => {
    const faint = shirt((u) => 40 * Math.sqrt(1 - Math.min(1, u * u)));
    for (let i = 0; i < faint.image.data.length; i++)
      if (faint.image.data[i] === 60) faint.image.data[i] = 158;
    const cut = withoutBackOf(faint.image, faint.mask, dipAt(68), 'top');
    expect([at(cut, 100, 54), at(cut, 100, 66)]).toEqual([0, 1]);
  });

  it.each([
    ['follows faint lines to a point where they are deep', 64, 76, 0],
    ['does not follow lines to a point that may be folds', 30, 46, 1],
  ])('%s', (_, depth, y, left) => {
    const folds = shirt((u) => depth * (1 - Math.abs(u)));
    for (let i = 0; i < folds.image.data.length; i++)
      if (folds.image.data[i] === 60) folds.image.data[i] = 158;
    expect(at(withoutBackOf(folds.image, folds.mask, dipAt(20 + depth), 'top'), 100, y)).toBe(left);
  });

  const buttoned = () =>
    makeLandmarks(
      { neck_left: NECK.neckLeft, neck_right: NECK.neckRight, neck_dip: { x: 100, y: 84 } },
      'top',
      { collar: 0.9 },
    );

  it('leaves a buttoned shirt the wings of its collar, which look like its front', () => {
    const plain = shirt(() => 0, 3);
    const cut = withoutBackOf(plain.image, plain.mask, buttoned(), 'top');
    expect(at(cut, 100, 35)).toBe(0);
    expect(at(cut, 68, 30)).toBe(1);
    expect(at(cut, 100, 60)).toBe(1);
  });

  it('leaves the wings before the inside of another colour where no line stands out, but not a jacket its lining', () => {
    const open = shirt((u) => 50 * (1 - u * u), 4);
    const halfway = 70 * SIZE.width + 100;
    expect(withoutBackOf(open.image, open.mask, buttoned(), 'top').data[halfway]).toBe(1);
    expect(withoutBackOf(open.image, open.mask, buttoned(), 'outer').data[halfway]).toBe(0);
  });

  it('leaves an open shirt the wings of its collar beside the inside that is seen', () => {
    const open = shirt((u) => 60 * Math.sqrt(1 - Math.min(1, u * u)), 1);
    const cut = withoutBackOf(open.image, open.mask, buttoned(), 'top');
    expect(at(cut, 100, 70)).toBe(0);
    expect(at(cut, 126, 50)).toBe(1);
    expect(at(withoutBackOf(open.image, open.mask, buttoned(), 'outer'), 126, 50)).toBe(0);
  });

  it('opens a buttoned garment as deep as the inside of its back is seen', () => {
    const open = shirt((u) => 64 * (1 - Math.abs(u)), 1);
    const cut = withoutBackOf(open.image, open.mask, buttoned(), 'top');
    expect(at(cut, 100, 70)).toBe(0);
    expect(at(cut, 100, 100)).toBe(1);
  });
});
