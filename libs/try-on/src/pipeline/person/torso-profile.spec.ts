import { describe, expect, it } from 'vitest';
import { usualHalfWidth } from './body.js';
import { labelled, standing } from './testing/synthetic-person.js';
import { torsoProfile } from './torso-profile.js';

const SIZE = { width: 400, height: 800 };
const PLACES = Array.from({ length: 18 }, (_, i) => 0.2 + i * 0.05);

describe('torsoProfile', () => {
  it('is as broad as the torso is seen to be', () => {
    const labels = labelled(SIZE, [['upper', 152, 180, 245, 380]]);
    const { left, right } = torsoProfile(standing(), labels);
    expect(left(0.5)).toBeCloseTo(0.48, 1);
    expect(right(0.5)).toBeCloseTo(0.45, 1);
  });

  it('runs smoothly where arms hang against the body', () => {
    const labels = labelled(SIZE, [['upper', 105, 180, 295, 380]]);
    const { left } = torsoProfile(standing(), labels);
    const bends = PLACES.map((t) => Math.abs(left(t - 0.05) - 2 * left(t) + left(t + 0.05)));
    expect(Math.max(...bends)).toBeLessThan(0.03);
  });

  it('follows a broad person, and no cloth that billows at the waist alone', () => {
    const arms = standing({ left_elbow: [390, 260], right_elbow: [10, 260] });
    const chest = ['upper', 150, 180, 250, 280] as const;
    const billows = torsoProfile(arms, labelled(SIZE, [chest, ['upper', 135, 280, 265, 380]]));
    const broad = torsoProfile(arms, labelled(SIZE, [['upper', 135, 180, 265, 380]]));
    expect(billows.left(0.8)).toBeLessThan(1.22 * usualHalfWidth(0.8));
    expect(broad.left(0.8)).toBeGreaterThan(1.3 * usualHalfWidth(0.8));
  });

  it('is that of the body in a wide coat', () => {
    const body = standing({
      left_elbow: [390, 260],
      right_elbow: [10, 260],
      left_wrist: [395, 200],
      right_wrist: [5, 200],
    });
    const coat = torsoProfile(body, labelled(SIZE, [['outer', 125, 180, 275, 500]]));
    const shirt = torsoProfile(body, labelled(SIZE, [['upper', 125, 180, 275, 500]]));
    expect(coat.left(0.6)).toBeLessThan(1.15 * usualHalfWidth(0.6));
    expect(shirt.left(0.6)).toBeGreaterThan(coat.left(0.6) + 0.05);
  });
});
