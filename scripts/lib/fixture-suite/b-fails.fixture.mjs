import { describe, expect, it } from 'vitest';

describe('sums', () => {
  it('adds 1 + 1 (to $3)', () => expect(1 + 1).toBe(3));
  it('adds 2 + 2', () => expect(2 + 2).toBe(4));
});
