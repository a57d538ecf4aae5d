import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '#images';
import { buildMesh } from '../mesh/mesh.js';
import { standing } from '../person/testing/synthetic-person.js';
import { drawMesh, type LaidMesh } from './laid-mesh.js';
import { TORSO } from './skeleton-parts.js';

const CLOTH = { width: 60, height: 80 };
const SIZE = { width: 400, height: 800 };
const BODY = standing();
const mask = newMask(CLOTH, 1);
const image = { ...newImage(CLOTH), data: new Uint8Array(60 * 80 * 3).fill(90) };
const mesh = buildMesh(
  { mask, parts: { ...CLOTH, data: new Uint8Array(60 * 80) }, isSewn: () => true },
  200,
)!;

/** Every place of the cloth at a place of the picture, doubled in size. */
function laid(at: (x: number, y: number) => readonly [number, number], more: Partial<LaidMesh> = {}) {
  const places = new Float64Array(mesh.rest.length);
  for (let v = 0; v < places.length; v += 2) places.set(at(mesh.rest[v]!, mesh.rest[v + 1]!), v);
  const turned = new Float64Array(mesh.rest.length / 2);
  const cloths = Array.from({ length: 5 }, () => ({ image, mask }));
  return drawMesh(
    { mesh, laid: places, turned, cloths, scale: 2, order: [TORSO], hasFolds: false, ...more },
    SIZE,
    BODY,
  );
}

describe('a laid mesh', () => {
  it('is drawn where its places lie, in its own colour, and nowhere else', () => {
    const { alpha, image: picture } = laid((x, y) => [140 + 2 * x, 200 + 2 * y]);
    const at = (x: number, y: number) => y * SIZE.width + x;
    expect(alpha.data[at(200, 280)]).toBeCloseTo(1, 5);
    expect(picture.data[at(200, 280) * 3]).toBe(90);
    expect(alpha.data[at(120, 280)]).toBe(0);
    expect(alpha.data[at(200, 380)]).toBe(0);
  });

  it('that is only moved and enlarged is not distorted', () => {
    const { distortion, torn } = laid((x, y) => [140 + 2 * x, 200 + 2 * y]).laid;
    expect(distortion.anisotropyP90).toBeCloseTo(1, 5);
    expect([torn, distortion.flips]).toEqual([0, 0]);
  });

  it('tells of cloth drawn out to three times its width, in shoulder widths', () => {
    const { distortion, torn } = laid((x, y) => [20 + 6 * x, 200 + 2 * y]).laid;
    expect(distortion.anisotropy).toBeCloseTo(3, 3);
    expect(torn).toBeGreaterThan(1);
  });

  it('passes on how long the garment is meant to be, and how sure that is', () => {
    const planned = { hem: 1.1, sleeves: [0.2, 0.2] as const };
    const about = laid((x, y) => [140 + 2 * x, 200 + 2 * y], { planned, unsure: 0.4 }).laid;
    expect(about).toMatchObject({ planned, unsure: 0.4 });
    expect(laid((x, y) => [140 + 2 * x, 200 + 2 * y]).laid.planned).toBeUndefined();
  });
});
