import { describe, expect, it } from 'vitest';
import type { Measures } from './measures.js';
import { PASS } from './gate.js';
import { partsOf, scoreOf } from './score.js';

const good: Measures = {
  colour: 4,
  palette: 0.8,
  paletteBefore: 0.1,
  coverage: 0.98,
  things: 0,
  offPose: 0.02,
  offSilhouette: 0.02,
  off: 0.02,
  wobble: 0.02,
  astray: 0,
  leftover: 0.002,
  face: 1,
  background: 1,
  seam: 3,
  change: 40,
  contrast: 0.9,
  stretch: 1.3,
  torn: 0,
  hemError: 0.02,
  sleeveError: 0.03,
  unsure: 0.02,
  shown: 0.95,
  holes: 0.01,
  ragged: 0.5,
  apart: 0,
  invented: 0.2,
  proportion: 0.1,
};

describe('the score', () => {
  it('passes a draft that is right in every measure', () => {
    expect(scoreOf(partsOf(good))).toBeGreaterThanOrEqual(PASS);
  });

  it.each([
    ['another garment', { palette: 0.1, colour: 30 }],
    ['15 % of the shoulders aside', { off: 0.15 }],
    ['crumpled edges', { wobble: 0.09 }],
    ['a sleeve where no arm is', { astray: 0.2 }],
    ['the old garment still there', { leftover: 0.9 }],
    ['another colour', { colour: 26 }],
    ['a flat patch', { contrast: 0.01 }],
    ['a squashed print', { stretch: 3.4 }],
    ['torn cloth', { torn: 18 }],
    ['a hem a third of the torso too low', { hemError: 0.34 }],
    ['a short sleeve that became a long one', { sleeveError: 0.4 }],
    ['sleeves that are hardly seen in the photo', { unsure: 0.76 }],
    ['a garment of which next to nothing is seen', { shown: 0.14 }],
    ['holes where a bag was', { holes: 0.11 }],
    ['nothing changed', { change: 0 }],
    ['another face', { face: 0.7 }],
    ['half of the trunk bare', { coverage: 0.5 }],
    ['an old print over a third of the trunk', { things: 0.33 }],
  ] satisfies [string, Partial<Measures>][])('refuses %s', (_, wrong) => {
    expect(scoreOf(partsOf({ ...good, ...wrong }))).toBeLessThan(PASS);
  });
});
