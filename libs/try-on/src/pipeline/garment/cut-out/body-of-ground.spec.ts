import { describe, expect, it } from 'vitest';
import { type Image, type Labels, newImage } from '#images';
import { labelled } from '../../person/testing/synthetic-person.js';
import { isBodyOfGround } from './body-of-ground.js';

const SIZE = { width: 300, height: 400 };
const SHIRT = [90, 60, 210, 200] as const;

/** A red shirt before near-white ground. */
function photoOfShirt(): Image {
  const image = newImage(SIZE);
  for (let i = 0; i < SIZE.width * SIZE.height; i++) {
    const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
    const isShirt = x >= SHIRT[0] && x < SHIRT[2] && y >= SHIRT[1] && y < SHIRT[3];
    image.data.set(isShirt ? [180, 30, 40] : [250, 250, 248], i * 3);
  }
  return image;
}

const shirt = ['upper', ...SHIRT] as const;
const legs = ['lower', 110, 200, 190, 360] as const;
const seen = (labels: Labels) => isBodyOfGround(photoOfShirt(), labels);

describe('isBodyOfGround', () => {
  it('sees that legs were made up on the ground below a shirt', () => {
    expect(seen(labelled(SIZE, [[...shirt], [...legs]]))).toBe(true);
  });

  it('believes a body that stands out from the ground', () => {
    expect(seen(labelled(SIZE, [[...shirt]]))).toBe(false);
  });

  it('believes a body with a head, though its trousers are as white as the ground', () => {
    const head = ['skin', 120, 10, 180, 60] as const;
    expect(seen(labelled(SIZE, [[...head], [...shirt], [...legs]]))).toBe(false);
  });
});
