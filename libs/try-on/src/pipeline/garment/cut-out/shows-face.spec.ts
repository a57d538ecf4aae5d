import { describe, expect, it } from 'vitest';
import { labelled } from '../../person/testing/synthetic-person.js';
import { showsFace } from './shows-face.js';

const SIZE = { width: 400, height: 800 };
const head = labelled(SIZE, [
  ['hair', 170, 90, 230, 110],
  ['skin', 175, 110, 225, 160],
]);
const collar = labelled(SIZE, [['outer', 100, 100, 300, 400]]);
const joints = (score: number) => ({
  nose: { x: 200, y: 130, score },
  left_eye: { x: 208, y: 122, score },
  right_eye: { x: 192, y: 122, score },
});

describe('showsFace', () => {
  it('believes unsure joints among hair and skin, and none on a collar', () => {
    expect(showsFace(joints(0.45), head)).toBe(true);
    expect(showsFace(joints(0.45), collar)).toBe(false);
  });

  it('believes sure joints behind glasses and a scarf, but not where there is no head at all', () => {
    const hidden = labelled(SIZE, [
      ['other', 168, 98, 232, 162],
      ['skin', 180, 130, 220, 150],
    ]);
    expect(showsFace(joints(0.45), hidden)).toBe(false);
    expect(showsFace(joints(0.7), hidden)).toBe(true);
    expect(showsFace(joints(0.7), collar)).toBe(false);
  });

  it('sees none where the pose sees none', () => {
    expect(showsFace(joints(0.3), head)).toBe(false);
  });
});
