import { describe, expect, it } from 'vitest';
import { type Labels, maskOf, newImage } from '#images';
import { partIndex } from '#person-parse';
import { labelled, standing } from '../../person/testing/synthetic-person.js';
import { hiddenCloth, isMostlyHidden, withHiddenCloth } from './hidden-cloth.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
const upper = (labels: Labels) => maskOf(labels, [partIndex('upper')]);
const at = (mask: { data: Float32Array }, x: number, y: number) => mask.data[y * SIZE.width + x];

describe('cloth behind what lies before it', () => {
  const labels = labelled(SIZE, [
    ['upper', 155, 190, 245, 340],
    // A bag before the left half, which reaches beyond the body.
    ['other', 90, 260, 190, 310],
  ]);
  const seen = upper(labels);
  const hidden = hiddenCloth(seen, { labels, body }, 'top');

  it('goes on where the other side shows it, and not beside the body', () => {
    expect(at(hidden.mask, 165, 280)).toBe(1);
    expect(at(hidden.mask, 120, 280)).toBe(0);
    expect(at(hidden.mask, 230, 280)).toBe(0);
  });

  it('looks like the other side', () => {
    const image = newImage(SIZE);
    for (let i = 0; i < seen.data.length; i++) {
      if (seen.data[i] === 1) image.data.set([10, 20, 200], i * 3);
      else image.data.set([250, 200, 0], i * 3);
    }
    const { data } = withHiddenCloth(image, seen, hidden);
    const i = (280 * SIZE.width + 165) * 3;
    expect([...data.subarray(i, i + 3)]).toEqual([10, 20, 200]);
  });

  it('goes on in the stripes below it, where a shirt hides a waistband on both sides', () => {
    const shirt = labelled(SIZE, [
      ['lower', 155, 310, 245, 600],
      ['upper', 150, 190, 250, 350],
    ]);
    const trousers = maskOf(shirt, [partIndex('lower')]);
    const image = newImage(SIZE);
    const isDark = (x: number) => Math.floor(x / 10) % 2 === 0;
    for (let i = 0; i < trousers.data.length; i++) {
      const stripe = isDark(i % SIZE.width) ? [20, 20, 20] : [240, 240, 240];
      image.data.set(trousers.data[i] === 1 ? stripe : [200, 30, 40], i * 3);
    }
    const waist = hiddenCloth(trousers, { labels: shirt, body }, 'bottom');
    const { data } = withHiddenCloth(image, trousers, waist);
    for (const x of [175, 185, 205, 215]) {
      expect(at(waist.mask, x, 330)).toBe(1);
      expect(data[(330 * SIZE.width + x) * 3]).toBe(isDark(x) ? 20 : 240);
    }
  });

  it('reaches the waist under a jacket and its belt, though a bag hangs beside all of the shorts', () => {
    const jacket = labelled(SIZE, [
      ['lower', 150, 370, 250, 470],
      ['upper', 145, 190, 255, 375],
      ['other', 150, 340, 250, 350],
      // A notch that the jacket leaves open, and the bag.
      ['lower', 195, 350, 205, 375],
      ['other', 90, 340, 150, 480],
    ]);
    const shorts = maskOf(jacket, [partIndex('lower')]);
    const { mask } = hiddenCloth(shorts, { labels: jacket, body }, 'bottom');
    for (const x of [175, 200, 225]) for (const y of [325, 345]) expect(at(mask, x, y)).toBe(1);
    expect(at(mask, 120, 400)).toBe(0);
  });

  it('leaves the neck open, and closes what a scarf hides below it', () => {
    const scarf = labelled(SIZE, [
      ['upper', 155, 190, 245, 340],
      ['other', 170, 170, 230, 240],
    ]);
    const { mask } = hiddenCloth(upper(scarf), { labels: scarf, body }, 'top');
    expect(at(mask, 200, 180)).toBe(0);
    expect(at(mask, 200, 230)).toBe(1);
  });

  it('goes up to the shoulders under a scarf that hides where it begins', () => {
    const boxes = [
      ['upper', 155, 250, 245, 340],
      ['skin', 180, 120, 220, 200],
    ] as const;
    const scarf = labelled(SIZE, [...boxes, ['other', 155, 185, 245, 260]]);
    const low = labelled(SIZE, boxes);
    const [wrapped, bare] = [scarf, low].map((each) =>
      hiddenCloth(upper(each), { labels: each, body }, 'top'),
    );
    expect(at(wrapped!.mask, 165, 210)).toBe(1);
    expect(at(wrapped!.mask, 200, 190)).toBe(0);
    expect(at(bare!.mask, 165, 210)).toBe(0);
  });

  it('is not the skin of shoulders and of a neckline, but what hands hide', () => {
    const bare = standing({ left_elbow: [265, 280], left_wrist: [205, 290] });
    const strapless = labelled(SIZE, [
      ['dress', 160, 230, 240, 560],
      ['skin', 150, 190, 250, 230],
      ['skin', 190, 230, 210, 255],
      // A hand before the waist.
      ['skin', 185, 275, 235, 305],
    ]);
    const dress = maskOf(strapless, [partIndex('dress')]);
    const { mask } = hiddenCloth(dress, { labels: strapless, body: bare }, 'dress');
    expect(at(mask, 200, 240)).toBe(0);
    expect(at(mask, 170, 226)).toBe(0);
    expect(at(mask, 210, 290)).toBe(1);
  });

  it('does not follow a bag beyond the outline of a skirt', () => {
    const skirt = labelled(SIZE, [
      ['lower', 150, 330, 235, 600],
      ['other', 220, 380, 290, 460],
    ]);
    const cloth = maskOf(skirt, [partIndex('lower')]);
    const { mask } = hiddenCloth(cloth, { labels: skirt, body }, 'bottom');
    expect(at(mask, 228, 420)).toBe(1);
    expect(at(mask, 245, 420)).toBe(0);
  });

  it('of trousers goes up to the waist under a jacket that is open over them', () => {
    const jacket = labelled(SIZE, [
      ['lower', 155, 330, 245, 600],
      ['outer', 145, 190, 190, 370],
      ['outer', 210, 190, 255, 370],
    ]);
    const { mask } = hiddenCloth(maskOf(jacket, [partIndex('lower')]), { labels: jacket, body }, 'bottom');
    expect(at(mask, 165, 350)).toBe(1);
    expect(at(mask, 235, 350)).toBe(1);
    expect(at(mask, 150, 350)).toBe(0);
    expect(at(mask, 165, 250)).toBe(0);
  });

  it('of a skirt begins at the waist under a top that hangs over the hips', () => {
    const long = labelled(SIZE, [
      ['lower', 150, 340, 250, 600],
      ['upper', 150, 190, 250, 360],
    ]);
    const { mask } = hiddenCloth(maskOf(long, [partIndex('lower')]), { labels: long, body }, 'bottom');
    expect(at(mask, 200, 330)).toBe(1);
    expect(at(mask, 200, 280)).toBe(0);
  });

  it('is too much of it under a coat that shows a strip', () => {
    const coat = labelled(SIZE, [
      ['outer', 140, 190, 260, 480],
      ['upper', 194, 190, 206, 340],
    ]);
    expect(isMostlyHidden(upper(coat), coat, body, 'top')).toBe(true);
    expect(isMostlyHidden(seen, labels, body, 'top')).toBe(false);
  });
});
