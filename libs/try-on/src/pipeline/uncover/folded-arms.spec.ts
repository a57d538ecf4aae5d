import { describe, expect, it } from 'vitest';
import { foldedForearms } from './folded-arms.js';
import { standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x];

describe('foldedForearms', () => {
  it('is where the forearm of a hand at the head is', () => {
    const zone = foldedForearms(standing({ left_elbow: [270, 285], left_wrist: [250, 190] }), SIZE);
    expect(at(zone, 260, 240)).toBe(1);
    expect(at(zone, 220, 240)).toBe(0);
    expect(at(zone, 125, 320)).toBe(0);
  });

  it('is nowhere under long sleeves', () => {
    const folded = standing({ left_elbow: [270, 285], left_wrist: [250, 190] });
    expect(foldedForearms(folded, SIZE, [0.9, 0.9]).data).not.toContain(1);
  });

  it('is nowhere of arms that hang down, or are bent before the body', () => {
    const bent = standing({ left_elbow: [275, 280], left_wrist: [210, 300] });
    for (const body of [standing(), bent]) expect(foldedForearms(body, SIZE).data).not.toContain(1);
  });
});
