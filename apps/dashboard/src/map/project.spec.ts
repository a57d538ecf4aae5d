import { describe, expect, it } from 'vitest';
import { project } from './project.js';
import { dot, principalCoordinates } from './principal-axes.js';
import { seededRandom } from './seeded-random.js';

const DIMENSION = 64;
const EACH = 8;

/** Unit vectors around `kinds` directions, `each` of every one. */
function clusters(kinds: number, each: number): Float32Array[] {
  const random = seededRandom(7);
  const direction = () => Float32Array.from({ length: DIMENSION }, () => random() - 0.5);
  return Array.from({ length: kinds }, direction).flatMap((centre) =>
    Array.from({ length: each }, () => {
      const point = centre.map((value) => value + (random() - 0.5) * 0.2);
      const length = Math.sqrt(dot(point, point));
      return point.map((value) => value / length);
    }),
  );
}

describe('principal coordinates', () => {
  it('keep nearly all of how far points are apart when few directions matter', () => {
    const points = clusters(4, 10);
    const coordinates = principalCoordinates(points, 8, seededRandom(1));
    const apart = (one: Float32Array, other: Float32Array) => Math.sqrt(2 - 2 * dot(one, other));
    const shown = Math.hypot(...coordinates[0]!.map((value, at) => value - coordinates[39]![at]!));
    expect(shown / apart(points[0]!, points[39]!)).toBeGreaterThan(0.95);
  });
});

describe('the map', () => {
  it('lays what is alike together, and the same way again', async () => {
    const points = clusters(4, EACH);
    const places = await project(points, () => undefined);
    expect(await project(points, () => undefined)).toEqual(places);
    const nearest = places.map(([x, y], at) => {
      const others = places
        .map(([ox, oy], other) => ({ other, far: Math.hypot(x - ox, y - oy) }))
        .filter(({ other }) => other !== at);
      return others.toSorted((a, b) => a.far - b.far)[0]!.other;
    });
    const together = nearest.filter((other, at) => Math.floor(other / EACH) === Math.floor(at / EACH)).length;
    expect(together).toBeGreaterThanOrEqual(points.length - 3);
    expect(places.every((place) => place.every((value) => value >= 0 && value <= 1))).toBe(true);
  }, 20_000);

  it('has a place for a single item', async () => {
    expect(await project(clusters(1, 1), () => undefined)).toEqual([[0, 0]]);
  });
});
