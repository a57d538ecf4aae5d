import { describe, expect, it } from 'vitest';
import { makeLandmarks } from '../models/make-landmarks.js';
import { buildMesh, NO_PART } from '../mesh/mesh.js';
import { divideByLandmarks, likely, seen, sleeveOf } from './landmark-parts.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';
import { CLOTH, LONG, shirt, SHORT, trousers } from './testing/outlined-garments.js';

const parted = (garment: ReturnType<typeof shirt>) => {
  const { meshed, cloths } = divideByLandmarks(garment.image, garment.mask, garment.landmarks);
  return { ...meshed, cloths, at: (x: number, y: number) => meshed.parts.data[y * CLOTH.width + x] };
};

describe('landmarks', () => {
  it('are seen from one half on, and likely from far less', () => {
    const landmarks = makeLandmarks({ neck_left: { x: 1, y: 2 } }, 'top');
    landmarks.points.hem_left = { x: 3, y: 4, visible: 0.3 };
    expect(seen(landmarks, 'neck_left')).toMatchObject({ x: 1, y: 2 });
    expect(seen(landmarks, 'hem_left')).toBeUndefined();
    expect(likely(landmarks, 'hem_left')).toMatchObject({ x: 3, y: 4 });
    expect(likely(landmarks, 'waist_left')).toBeUndefined();
  });

  it('make a sleeve only with all four of its places', () => {
    const { landmarks } = shirt(SHORT);
    expect(sleeveOf(landmarks, 'left')).toMatchObject({ outer: SHORT.outer, inner: SHORT.inner });
    landmarks.points.armpit_left.visible = 0.1;
    expect(sleeveOf(landmarks, 'left')).toBeUndefined();
    expect(sleeveOf(landmarks, 'right')).toBeDefined();
  });
});

describe('a shirt in pieces', () => {
  it('has its sleeves outside of the armpits, and nothing where there is no cloth', () => {
    const { at } = parted(shirt(SHORT));
    expect(at(105, 110)).toBe(SLEEVES[0]);
    expect(at(295, 110)).toBe(SLEEVES[1]);
    expect(at(200, 200)).toBe(TORSO);
    expect(at(5, 5)).toBe(NO_PART);
  });

  it('is torso all over without sleeves', () => {
    const { at } = parted(shirt(undefined));
    expect([at(124, 80), at(200, 80), at(276, 80)]).toEqual([TORSO, TORSO, TORSO]);
  });

  it('is sewn above the armpits alone', () => {
    const { isSewn } = parted(shirt(LONG));
    expect(isSewn(122, 100)).toBe(true);
    expect(isSewn(122, 160)).toBe(false);
  });

  it('goes on behind a sleeve that lies over its side', () => {
    // The places of a sleeve on the cloth of a body without one.
    const sleeve = { outer: { x: 130, y: 260 }, inner: { x: 160, y: 260 } };
    const over = { ...shirt(undefined), landmarks: shirt(sleeve).landmarks };
    const { hidden, cloths, at } = parted(over);
    const behind = 200 * CLOTH.width + 134;
    expect(at(134, 200)).toBe(SLEEVES[0]);
    expect(hidden!.data[behind]).toBe(1);
    expect(cloths[TORSO]!.mask.data[behind]).toBe(1);
  });
});

describe('trousers in pieces', () => {
  it('are one above the crotch and two below it', () => {
    const { at, isSewn } = parted(trousers());
    expect(at(200, 100)).toBe(TORSO);
    expect([at(150, 300), at(250, 300)]).toEqual([LEGS[0], LEGS[1]]);
    expect([isSewn(200, 100), isSewn(200, 200)]).toEqual([true, false]);
  });

  it('hang together wherever the crotch lies between the places of the mesh', () => {
    for (let by = 0; by < 16; by++) {
      const { image, mask, landmarks } = trousers();
      landmarks.points.crotch.y += by / 2;
      const { meshed } = divideByLandmarks(image, mask, landmarks);
      const { triangles, part, rest } = buildMesh(meshed)!;
      const places = (of: number) => new Set(triangles.filter((_, i) => part[Math.floor(i / 3)] === of));
      for (const leg of LEGS) {
        const torso = places(TORSO);
        const shared = [...places(leg)].filter((v) => torso.has(v));
        const columns = new Set(shared.map((v) => rest[v * 2]));
        expect(columns.size).toBeGreaterThan(5);
      }
    }
  });
});
