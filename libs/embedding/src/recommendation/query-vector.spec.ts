import { describe, expect, it } from 'vitest';
import { directionOf as unitVector } from '#testing';
import { directionOf, isRankedByScore, type QueryPart, scoreOf, withoutNeutral } from './query-vector.js';
import { dot, lengthOf, scaled } from './unit-math.js';

const score = (cosine: number) => (cosine + 1) / 2;
const part = (name: string, weight = 1): QueryPart => ({
  direction: unitVector(name),
  strength: 1,
  weight,
  score,
});

describe('withoutNeutral', () => {
  it('takes out what the prompt shares with the neutral one', () => {
    const { direction, strength } = withoutNeutral(unitVector('a'), unitVector('b'));
    expect(lengthOf(direction)).toBeCloseTo(1);
    expect(dot(direction, unitVector('b'))).toBeCloseTo(0);
    expect(strength).toBeCloseTo(dot(direction, unitVector('a')));
  });

  it('leaves nothing of a prompt that says nothing', () => {
    const neutral = unitVector('a garment');
    const { direction, strength } = withoutNeutral(neutral, neutral);
    expect(strength).toBeCloseTo(0);
    expect(direction).toEqual(neutral);
  });
});

describe('a query', () => {
  it('of one part asks for its direction', () => {
    expect(directionOf({ parts: [part('a')], without: [] })).toEqual(unitVector('a'));
  });

  it('of two lies between them, nearer to the heavier', () => {
    const direction = directionOf({ parts: [part('a', 0.8), part('b', 0.2)], without: [] });
    expect(lengthOf(direction)).toBeCloseTo(1);
    expect(dot(direction, unitVector('a'))).toBeGreaterThan(dot(direction, unitVector('b')));
  });

  it('turns away from what is not wanted and scores it lower', () => {
    const query = { parts: [part('a')], without: [part('b')] };
    expect(dot(directionOf(query), unitVector('b'))).toBeLessThan(dot(unitVector('a'), unitVector('b')));
    expect(scoreOf(query, unitVector('b'))).toBeCloseTo(0);
    expect(scoreOf(query, unitVector('a'))).toBeCloseTo(1 - score(dot(unitVector('a'), unitVector('b'))));
  });

  it('of any scores a photo by the part that it fits best, less by one that fits less', () => {
    const query = { parts: [part('a'), part('b', 0.8)], without: [], isAny: true };
    expect(scoreOf(query, unitVector('a'))).toBeCloseTo(1);
    expect(scoreOf(query, unitVector('b'))).toBeCloseTo(
      Math.max(0.8, score(dot(unitVector('a'), unitVector('b')))),
    );
    expect(isRankedByScore(query)).toBe(true);
    expect(isRankedByScore({ parts: [part('a')], without: [] })).toBe(false);
  });

  it('that denies itself still asks for something', () => {
    const query = { parts: [part('a')], without: [{ ...part('a'), direction: scaled(unitVector('a'), -1) }] };
    expect(lengthOf(directionOf(query))).toBeCloseTo(1);
  });
});
