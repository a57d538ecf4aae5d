import { describe, expect, it } from 'vitest';
import { skinGrain } from './skin-grain.js';

const UNIT = 200;
const SIDE = 300;

function levels(): number[] {
  const at = skinGrain(UNIT);
  return Array.from({ length: SIDE * SIDE }, (_, i) => at(i % SIDE, Math.floor(i / SIDE)));
}

/** The mean square by which levels `far` pixels apart differ. */
function differ(values: readonly number[], far: number): number {
  const squares = values.flatMap((value, i) =>
    i % SIDE < SIDE - far ? [(values[i + far]! - value) ** 2] : [],
  );
  return squares.reduce((a, b) => a + b, 0) / squares.length;
}

describe('skinGrain', () => {
  it('is mottled: patches differ more than neighbouring pixels do', () => {
    const values = levels();
    expect(differ(values, 20)).toBeGreaterThan(6 * differ(values, 1));
  });

  it('takes no light on the whole, and not more than three hundredths anywhere', () => {
    const values = levels();
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(1, 2);
    expect(Math.max(...values.slice(0, 20_000))).toBeLessThan(1.03);
    expect(Math.min(...values.slice(0, 20_000))).toBeGreaterThan(0.97);
  });
});
