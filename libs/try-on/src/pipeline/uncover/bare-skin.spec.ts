import { describe, expect, it } from 'vitest';
import { type Image, maskOf, newImage, newMask } from '#images';
import { partIndex } from '#person-parse';
import { paintSkin } from './bare-skin.js';
import { bareArms, bareLegs } from '../person/limbs.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const WHERE = { x: 100, y: 300, width: 200, height: 320 };
const rgb = [200, 150, 120] as const;

/** Skin that is seen down to y 350, of another light than the tone. */
const SEEN = { bottom: 350, rgb: [145, 108, 88] } as const;

function besideSeen(colour: readonly number[] = SEEN.rgb): Image {
  const body = standing();
  const labels = labelled(SIZE, [['skin', 0, 0, SIZE.width, SEEN.bottom]]);
  const image = newImage(SIZE);
  for (let i = 0; i < SEEN.bottom * SIZE.width; i++) image.data.set(colour, i * 3);
  const none = newMask(SIZE);
  const wanted = newMask(SIZE, 1);
  wanted.data.fill(0, 0, SEEN.bottom * SIZE.width);
  const limbs = { arms: bareArms(body, labels), legs: bareLegs(body, labelled(SIZE, [])) };
  return paintSkin(
    { image, labels, body } as unknown as Person,
    { rgb, like: none, light: 0 },
    {
      kind: 'bottom',
      ...limbs,
      sure: maskOf(labels, [partIndex('skin')]),
      cloth: none,
      painted: wanted,
      where: WHERE,
    },
  );
}

function painted(light: number, hem?: number): Image {
  const body = standing();
  const person = { image: newImage(SIZE), labels: labelled(SIZE, []), body } as unknown as Person;
  const none = newMask(SIZE);
  const cloth = newMask(SIZE);
  if (hem !== undefined) cloth.data.fill(1, 0, hem * SIZE.width);
  const limbs = { arms: bareArms(body, labelled(SIZE, [])), legs: bareLegs(body, labelled(SIZE, [])) };
  return paintSkin(
    person,
    { rgb, like: none, light },
    { kind: 'bottom', ...limbs, sure: none, cloth, painted: newMask(SIZE, 1), where: WHERE },
  );
}

/** Mean red (or another channel) of a patch: the middle of the right leg is x 231 at y 400. */
function level({ data }: Image, x: number, y: number, channel = 0): number {
  let sum = 0;
  for (let dy = -5; dy <= 5; dy++)
    for (let dx = -1; dx <= 1; dx++) sum += data[((y + dy) * SIZE.width + x + dx) * 3 + channel]!;
  return sum / 33;
}

describe('paintSkin', () => {
  it('shows knees: darker than the shin below, and redder', () => {
    const skin = painted(0);
    const rows = (from: number, to: number) =>
      Array.from({ length: (to - from) / 5 }, (_, k) => from + 5 * k).toSorted(
        (a, b) => level(skin, 232, a, 1) - level(skin, 232, b, 1),
      );
    const [knee, shin] = [rows(435, 490)[0]!, rows(500, 560).at(-1)!];
    expect(level(skin, 232, shin, 1)).toBeGreaterThan(1.08 * level(skin, 232, knee, 1));
    const redness = (y: number) => level(skin, 232, y) / level(skin, 232, y, 2);
    expect(redness(knee)).toBeGreaterThan(1.05 * redness(shin));
  });

  it('is darker on the inner side of an arm, which is the other one of the other arm', () => {
    const skin = painted(0);
    for (const [inner, outer] of [
      [272, 283],
      [128, 117],
    ] as const)
      expect(level(skin, outer, 320)).toBeGreaterThan(level(skin, inner, 320) + 5);
  });

  it('is no mirror image on the other leg', () => {
    const skin = painted(0);
    let off = 0;
    for (let y = 440; y < 580; y += 10)
      for (const x of [220, 232, 244]) off += Math.abs(level(skin, x, y) - level(skin, 400 - x, y)) / 42;
    expect(off).toBeGreaterThan(1.5);
  });

  it('is lighter on the side that the face is lit from', () => {
    const skin = painted(1);
    expect(level(skin, 247, 400)).toBeGreaterThan(level(skin, 215, 400) + 15);
  });

  it('begins in the colours of the skin that is seen beside it, and comes back to its own', () => {
    const [skin, own] = [besideSeen(), painted(0)];
    expect(Math.abs(level(skin, 231, SEEN.bottom + 6) - SEEN.rgb[0])).toBeLessThan(14);
    expect(level(own, 231, SEEN.bottom + 6)).toBeGreaterThan(SEEN.rgb[0] + 15);
    expect(Math.abs(level(skin, 231, SEEN.bottom + 60) - level(own, 231, SEEN.bottom + 60))).toBeLessThan(4);
  });

  it('takes over no colour of a red cuff that was called skin', () => {
    const [skin, own] = [besideSeen([222, 128, 126]), painted(0)];
    const at = [231, SEEN.bottom + 6] as const;
    expect(level(skin, ...at, 1)).toBeCloseTo(level(own, ...at, 1), 0);
  });

  it('lies in the shade of the hem right below it', () => {
    const skin = painted(0, 380);
    expect(level(skin, 231, 384 + 2)).toBeLessThan(level(skin, 231, 410) - 6);
  });
});
