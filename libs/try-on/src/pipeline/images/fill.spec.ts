import { expect, it } from 'vitest';
import { newImage, newMask } from '#images';
import { fill } from './fill.js';

function ramp() {
  const image = newImage({ width: 32, height: 16 });
  for (let i = 0; i < 32 * 16; i++) image.data.fill((i % 32) * 8, i * 3, i * 3 + 3);
  return image;
}

it('continues its surroundings into a gap and leaves known pixels as they are', () => {
  const image = ramp();
  const known = newMask(image, 1);
  for (let y = 4; y < 12; y++) for (let x = 12; x < 20; x++) known.data[y * 32 + x] = 0;
  const spoilt = {
    ...image,
    data: image.data.map((v, i) => (known.data[Math.floor(i / 3)] === 0 ? 255 : v)),
  };
  const filled = fill(spoilt, known);
  for (let i = 0; i < known.data.length; i++) {
    const [was, is] = [image.data[i * 3]!, filled.data[i * 3]!];
    if (known.data[i] === 1) expect(is).toBe(was);
    else expect(Math.abs(is - was)).toBeLessThan(30);
  }
});

it('is grey where nothing at all is known', () => {
  const filled = fill(ramp(), newMask({ width: 32, height: 16 }));
  expect(new Set(filled.data)).toEqual(new Set([127]));
});
