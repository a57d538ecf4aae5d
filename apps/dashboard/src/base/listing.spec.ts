import { describe, expect, it } from 'vitest';
import { Listing } from './listing.js';

async function* numbers(upTo: number, asked: number[] = []): AsyncGenerator<number> {
  for (let at = 0; at < upTo; at++) {
    asked.push(at);
    yield at;
  }
}

describe('a listing', () => {
  it('reads as far as it is asked to', async () => {
    const asked: number[] = [];
    const listing = new Listing(numbers(10, asked));
    await listing.upTo(3);
    expect(listing.items).toEqual([0, 1, 2]);
    expect(asked).toEqual([0, 1, 2]);
    expect(listing.isComplete).toBe(false);
    await listing.upTo(100);
    expect(listing.items).toHaveLength(10);
    expect(listing.isComplete).toBe(true);
  });

  it('reads nothing twice when it is asked twice at once', async () => {
    const listing = new Listing(numbers(10));
    await Promise.all([listing.upTo(4), listing.upTo(6), listing.upTo(4)]);
    expect(listing.items).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
