import { describe, expect, it } from 'vitest';
import { unitVector } from './unit-vector.js';

describe('a vector of bytes', () => {
  it('is of length 1 and keeps its signs', () => {
    const base64 = Buffer.from(Int8Array.from([76, -102, 0]).buffer).toString('base64');
    const vector = unitVector(base64);
    expect(vector[0]).toBeCloseTo(0.5975, 3);
    expect(vector[1]).toBeCloseTo(-0.8019, 3);
    expect(vector[2]).toBe(0);
  });

  it('stays nothing where there is nothing', () => {
    expect([...unitVector('AAAA')]).toEqual([0, 0, 0]);
  });
});
