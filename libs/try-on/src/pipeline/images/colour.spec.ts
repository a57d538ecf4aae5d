import { describe, expect, it } from 'vitest';
import { deltaE2000, deltaE76, labAt, labOf, medianColour, middleLab } from './colour.js';

describe('deltaE2000', () => {
  // From the test data that Sharma, Wu and Dalal published with the formula.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('of %j and %j is %d', (a, b, expected) => {
    expect(deltaE2000(a, b)).toBeCloseTo(expected, 3);
  });
});

it('labOf knows white, black and red', () => {
  expect(labOf(255, 255, 255)[0]).toBeCloseTo(100, 1);
  expect(labOf(0, 0, 0)[0]).toBeCloseTo(0, 5);
  const [l, a, b] = labOf(255, 0, 0);
  expect([l, a, b].map(Math.round)).toEqual([53, 80, 67]);
});

it('medianColour looks inside the mask alone', () => {
  const image = { width: 3, height: 1, data: Uint8Array.of(9, 8, 7, 200, 200, 200, 9, 8, 7) };
  const mask = { width: 3, height: 1, data: Float32Array.of(1, 0, 1) };
  expect(medianColour(image, mask)).toEqual([9, 8, 7]);
  expect(medianColour(image, { ...mask, data: new Float32Array(3) })).toBeUndefined();
});

it('deltaE76 is the distance in CIELAB of what labAt finds at a pixel', () => {
  const image = { width: 2, height: 1, data: Uint8Array.of(0, 0, 0, 255, 255, 255) };
  expect(deltaE76(labAt(image, 0), labAt(image, 1))).toBeCloseTo(100, 1);
  expect(deltaE76([50, 1, 2], [50, 4, 6])).toBe(5);
});

it('middleLab is the middle of each channel for itself', () => {
  const colours = [
    [10, 5, 9],
    [30, 1, 8],
    [20, 3, 7],
  ] as const;
  expect(middleLab(colours)).toEqual([20, 3, 8]);
});
