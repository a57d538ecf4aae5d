import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from '#images';
import type { Parse } from '#person-parse';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { uncover } from './uncover.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };
const COLOURS = { wall: [120, 120, 120], coat: [200, 30, 30], skirt: [30, 60, 160] } as const;
type Drawn = readonly [
  colour: keyof typeof COLOURS,
  left: number,
  top: number,
  right: number,
  bottom: number,
];

function person(boxes: Parameters<typeof labelled>[1], drawn: readonly Drawn[]): Person {
  const image = newImage(SIZE);
  for (const [colour, left, top, right, bottom] of [['wall', 0, 0, 400, 800] as const, ...drawn]) {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) image.data.set(COLOURS[colour], (y * SIZE.width + x) * 3);
    }
  }
  const parse = { box: { x: 0, y: 0, ...SIZE }, width: 192, height: 288, photo: SIZE } as Parse;
  const labels = labelled(SIZE, boxes);
  const silhouette = { ...SIZE, data: Float32Array.from(labels.data, (label) => Number(label > 0)) };
  return { image, labels, silhouette, body: standing(), parse, keypoints: {} as Person['keypoints'] };
}

/** A shirt down to y 360, in front of which is nothing. */
function bared(of: Person): Image {
  const draped = nothingDraped(SIZE);
  for (let y = 190; y < 360; y++) draped.alpha.data.fill(1, y * SIZE.width + 145, y * SIZE.width + 255);
  const none = newMask(SIZE);
  return uncover(of, 'top', draped, { head: none }).image;
}

const at = ({ data }: Image, x: number, y: number) => [
  ...data.subarray((y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3),
];
const near = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((v, c) => Math.abs(v - b[c]!))) < 40;

describe('uncover', () => {
  const coat = person(
    [
      ['outer', 130, 185, 270, 480],
      ['lower', 150, 480, 250, 600],
    ],
    [
      ['coat', 130, 185, 270, 480],
      ['skirt', 150, 480, 250, 600],
    ],
  );

  it('lets a skirt go on up to the hem of a shirt in place of a long coat, as broad as the body', () => {
    const image = bared(coat);
    for (const y of [375, 420, 470]) expect(near(at(image, 200, y), COLOURS.skirt)).toBe(true);
    for (const x of [134, 266]) expect(near(at(image, x, 420), COLOURS.wall)).toBe(true);
  });

  it('leaves no rim of a coat that reaches a little beyond its labels', () => {
    const wider = person([['outer', 130, 185, 270, 480]], [['coat', 127, 182, 273, 483]]);
    const image = bared(wider);
    for (const y of [400, 460])
      for (const x of [127, 128, 271, 272]) expect(near(at(image, x, y), COLOURS.wall)).toBe(true);
  });

  it('leaves no line of a hem on the skirt below it', () => {
    const lower = person(
      [
        ['upper', 130, 185, 270, 400],
        ['lower', 150, 400, 250, 600],
      ],
      [
        ['skirt', 150, 400, 250, 600],
        ['coat', 130, 185, 270, 403],
      ],
    );
    const image = bared(lower);
    for (const y of [380, 399, 401, 402]) expect(near(at(image, 200, y), COLOURS.skirt)).toBe(true);
  });

  it('leaves the rest of a dress below a shirt, and takes its sleeves away', () => {
    const dress = person(
      [
        ['dress', 145, 185, 255, 600],
        ['dress', 110, 185, 145, 330],
      ],
      [
        ['skirt', 145, 185, 255, 600],
        ['skirt', 110, 185, 145, 330],
      ],
    );
    const image = bared(dress);
    for (const y of [365, 400, 480]) expect(near(at(image, 200, y), COLOURS.skirt)).toBe(true);
    expect(near(at(image, 112, 250), COLOURS.skirt)).toBe(false);
  });

  it('leaves a short jacket below a shirt, and no coat', () => {
    const jacket = (bottom: number) =>
      bared(person([['outer', 150, 185, 250, bottom]], [['coat', 150, 185, 250, bottom]]));
    expect(near(at(jacket(400), 200, 380), COLOURS.coat)).toBe(true);
    expect(near(at(jacket(480), 200, 380), COLOURS.coat)).toBe(false);
  });

  it('takes sleeves away that would stick out beside those of a jacket', () => {
    const shirt = person([['upper', 110, 185, 290, 300]], [['coat', 110, 185, 290, 300]]);
    const draped = { ...nothingDraped(SIZE), laid: { hang: { sleeves: [0.9, 0.9], legs: [0, 0] } } as never };
    for (let y = 185; y < 330; y++) draped.alpha.data.fill(1, y * SIZE.width + 125, y * SIZE.width + 275);
    const none = newMask(SIZE);
    const { image } = uncover(shirt, 'outer', draped, { head: none });
    for (const x of [114, 286]) expect(near(at(image, x, 250), COLOURS.wall)).toBe(true);
    expect(near(at(image, 200, 250), COLOURS.coat)).toBe(true);
  });

  it('leaves nothing bare of an arm that is wider than the sleeve over it, down to its cuff', () => {
    const arm = [112, 190, 137, 360] as const;
    const bare = person(
      [
        ['upper', 150, 185, 250, 400],
        ['skin', ...arm],
      ],
      [['skirt', ...arm]],
    );
    const draped = { ...nothingDraped(SIZE), laid: { hang: { sleeves: [0.6, 0], legs: [0, 0] } } as never };
    for (let y = 185; y < 400; y++) draped.alpha.data.fill(1, y * SIZE.width + 150, y * SIZE.width + 250);
    for (let y = 190; y < 285; y++) draped.alpha.data.fill(1, y * SIZE.width + 125, y * SIZE.width + 150);
    const none = newMask(SIZE);
    const { image } = uncover(bare, 'top', draped, { head: none });
    expect(near(at(image, 114, 250), COLOURS.wall)).toBe(true);
    expect(near(at(image, 120, 340), COLOURS.skirt)).toBe(true);
  });
});
