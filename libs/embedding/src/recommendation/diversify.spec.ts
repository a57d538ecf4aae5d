import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from '#testing';
import { diversify } from './diversify.js';

const item = (name: string, relevance: number, photo = name) => ({
  name,
  relevance,
  vector: directionOf(photo),
});
const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('diversify', () => {
  const items = [item('a', 0.9), item('same as a', 0.89, 'a'), item('b', 0.5), item('c', 0.1)];

  it('keeps the order without diversity', () => {
    expect(names(diversify(items, [], 4, 0))).toEqual(names(items));
  });

  it('puts an item that repeats another after those that differ', () => {
    expect(names(diversify(items, [], 4, 0.8)).at(-1)).toBe('same as a');
  });

  it('knows what was shown before', () => {
    expect(names(diversify(items.slice(1), items.slice(0, 1), 3, 0.8)).at(-1)).toBe('same as a');
  });

  it('gives each item once, as many as wanted, whatever is asked', () => {
    const any = fc.array(
      fc.record({ relevance: fc.double({ min: -1, max: 1, noNaN: true }), photo: fc.string() }),
    );
    fc.assert(
      fc.property(any, fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }), (drawn, count, diversity) => {
        const given = drawn.map(({ relevance, photo }, at) => item(String(at), relevance, photo));
        const chosen = diversify(given, [], count, diversity);
        expect(chosen).toHaveLength(Math.min(count, given.length));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});
