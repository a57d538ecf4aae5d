import { describe, expect, it } from 'vitest';
import { partIous, personIou } from './iou.js';

describe('intersection over union', () => {
  // Truth 0 was found as 0 six times and as 1 twice; truth 1 always, three times; truth 2 as 1 once.
  const confusion = [Float64Array.of(6, 2, 0), Float64Array.of(0, 3, 0), Float64Array.of(0, 1, 0)];

  it('counts per class', () => {
    expect(partIous(confusion)).toEqual([6 / 8, 3 / 6, 0]);
  });

  it('takes every class but the background as the person', () => {
    expect(personIou(confusion)).toBe(4 / 6);
  });

  it('is 1 for a class that is nowhere', () => {
    expect(partIous([Float64Array.of(5, 0), Float64Array.of(0, 0)])).toEqual([1, 1]);
  });
});
