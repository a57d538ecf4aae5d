import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '#images';
import { nothingDraped } from '../fit/draped.js';
import { deform } from './arap.js';
import { BandedMatrix } from './banded-cholesky.js';
import { distortionOf } from './distortion.js';
import { buildMesh, type Mesh, type PartMap } from './mesh.js';
import { pinAt } from './place-on-mesh.js';
import { rasterise } from '../fit/rasterise.js';

const size = { width: 120, height: 90 };
const mask = newMask(size, 1);
const onePart: PartMap = { ...size, data: new Uint8Array(size.width * size.height) };
/** Right of x 60 is another part. */
const twoParts: PartMap = {
  ...size,
  data: onePart.data.map((_, i) => (i % size.width >= 60 ? 1 : 0)),
};
const meshOf = (parts = onePart, isSewn = (_x: number, _y: number) => true): Mesh =>
  buildMesh({ mask, parts, isSewn }, 250)!;

const turned = (degrees: number, scale: number) => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return ({ x, y }: { x: number; y: number }) => ({
    x: 200 + scale * (c * x - s * y),
    y: 50 + scale * (s * x + c * y),
  });
};

function startOf(mesh: Mesh, scale: number): Float64Array {
  return mesh.rest.map((value) => value * scale);
}

describe('a banded matrix', () => {
  it('solves what it was made of', () => {
    const matrix = new BandedMatrix(4, 2);
    const full = [
      [4, 1, 0.5, 0],
      [1, 5, 1, 0.25],
      [0.5, 1, 6, 2],
      [0, 0.25, 2, 7],
    ];
    full.forEach((row, i) => row.forEach((value, k) => k <= i && value !== 0 && matrix.add(i, k, value)));
    const wanted = [1, -2, 3, 0.5];
    const values = Float64Array.from(full.map((row) => row.reduce((sum, v, k) => sum + v * wanted[k]!, 0)));
    matrix.factor().solve(values);
    values.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 12));
  });

  it('refuses what is not positive definite', () => {
    const matrix = new BandedMatrix(1, 0);
    matrix.add(0, 0, -1);
    expect(() => matrix.factor()).toThrow(RangeError);
  });
});

describe('a mesh', () => {
  it('keeps a turn as it is, to a thousandth of a pixel', () => {
    const mesh = meshOf();
    const to = turned(35, 0.6);
    const pins = [
      { x: 5, y: 5 },
      { x: 110, y: 8 },
      { x: 60, y: 80 },
    ].map((p) => pinAt(mesh, p, to(p), 5));
    const laid = deform(mesh, 0.6, startOf(mesh, 0.6), pins, 200);
    for (let v = 0; v < mesh.rest.length / 2; v++) {
      const p = to({ x: mesh.rest[v * 2]!, y: mesh.rest[v * 2 + 1]! });
      expect(Math.hypot(laid[v * 2]! - p.x, laid[v * 2 + 1]! - p.y)).toBeLessThan(1e-3);
    }
    const { anisotropy, anisotropyP90, torn, flips } = distortionOf(mesh, laid, 0.6);
    expect(anisotropy).toBeCloseTo(1, 3);
    expect(anisotropyP90).toBeCloseTo(1, 3);
    expect([torn, flips]).toEqual([0, 0]);
  });

  it('meets heavy pins, and bends instead of shearing between them', () => {
    const mesh = meshOf();
    const places = [
      { p: { x: 2, y: 45 }, to: { x: 0, y: 60 } },
      { p: { x: 60, y: 45 }, to: { x: 58, y: 45 } },
      { p: { x: 118, y: 45 }, to: { x: 112, y: 62 } },
    ];
    const laid = deform(
      mesh,
      1,
      startOf(mesh, 1),
      places.map(({ p, to }) => pinAt(mesh, p, to, 1e4)),
    );
    for (const { p, to } of places) {
      const { vertices, shares } = pinAt(mesh, p, to, 1);
      const at = [0, 1].map((axis) =>
        vertices.reduce((sum, v, i) => sum + shares[i]! * laid[v * 2 + axis]!, 0),
      );
      expect(Math.hypot(at[0]! - to.x, at[1]! - to.y)).toBeLessThan(0.1);
    }
    expect(distortionOf(mesh, laid, 1).anisotropy).toBeLessThan(1.3);
  });

  it('tells stretched and turned-over cloth', () => {
    const mesh = meshOf();
    const stretched = mesh.rest.map((value, i) => (i % 2 === 0 ? value * 2 : value));
    expect(distortionOf(mesh, stretched, 1)).toMatchObject({
      anisotropy: expect.closeTo(2) as number,
      torn: 0,
    });
    const over = mesh.rest.map((value, i) => (i % 2 === 0 ? -value : value));
    expect(distortionOf(mesh, over, 1).flips).toBe(mesh.triangles.length / 3);
  });

  it('holds parts together where they are sewn, and lets them go elsewhere', () => {
    const mesh = meshOf(twoParts, (_x, y) => y < 30);
    const far = pinAt(mesh, { x: 110, y: 85 }, { x: 160, y: 60 }, 50, 1);
    const still = [
      { x: 10, y: 10 },
      { x: 10, y: 80 },
      { x: 50, y: 45 },
    ].map((p) => pinAt(mesh, p, p, 50, 0));
    const laid = deform(mesh, 1, startOf(mesh, 1), [far, ...still]);
    const gapAt = (y: number) => {
      const [x0, x1] = [0, 1].map((part) => {
        const { vertices, shares } = pinAt(mesh, { x: 60, y }, { x: 0, y: 0 }, 1, part);
        return vertices.reduce((sum, v, i) => sum + shares[i]! * laid[v * 2]!, 0);
      });
      return Math.abs(x1! - x0!);
    };
    expect(gapAt(10)).toBeLessThan(1);
    expect(gapAt(85)).toBeGreaterThan(10);
  });
});

describe('rasterising', () => {
  const image = newImage(size);
  for (let i = 0; i < image.data.length / 3; i++) {
    image.data[i * 3] = 2 * (i % size.width);
    image.data[i * 3 + 1] = 2 * Math.floor(i / size.width);
  }

  it('copies the cut-out where the mesh lies as it is, every pixel once', () => {
    const mesh = meshOf();
    const draped = nothingDraped(size);
    const soft = newMask(size, 0.5);
    const laid = Float64Array.from(mesh.rest);
    const still = new Float64Array(mesh.rest.length / 2);
    rasterise(draped, {
      cloths: [{ image, mask: soft }],
      mesh,
      laid,
      turned: still,
      order: [0],
      scale: 1,
    });
    expect(Buffer.from(draped.image.data).equals(Buffer.from(image.data))).toBe(true);
    expect(draped.alpha.data.every((value) => Math.abs(value - 0.5) < 1e-6)).toBe(true);
  });

  it('draws the parts in order, a cut cell only where its part is', () => {
    const mesh = meshOf(twoParts, () => false);
    const laid = Float64Array.from(mesh.rest);
    for (let v = 0; v < laid.length / 2; v++) if (mesh.vertexPart[v] === 1) laid[v * 2]! -= 30;
    const still = new Float64Array(mesh.rest.length / 2);
    const at = (order: number[], x: number) => {
      const draped = nothingDraped(size);
      const cloths = [0, 1].map((part) => ({
        image,
        mask: { ...mask, data: mask.data.map((value, i) => (twoParts.data[i] === part ? value : 0)) },
      }));
      rasterise(draped, { cloths, mesh, laid, turned: still, order, scale: 1 });
      return draped.image.data[(40 * size.width + x) * 3]!;
    };
    expect(at([0, 1], 40)).toBe(2 * 70);
    expect(at([1, 0], 40)).toBe(2 * 40);
    // Beyond the moved part's edge: nothing of it, though its cells reach there.
    expect(at([0, 1], 28)).toBe(2 * 28);
  });
});
