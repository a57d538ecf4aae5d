import { describe, expect, it } from 'vitest';
import { besideBone } from '../geometry/bone.js';
import { onTorso, torsoPlace } from '../person/body.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { fitByLandmarks } from './landmark-fit.js';
import { drawMesh } from './laid-mesh.js';
import { LONG, shirt, SHORT, type Sleeve } from './testing/outlined-garments.js';

const SIZE = { width: 400, height: 800 };
const BODY = standing();

const known = new Map<string, ReturnType<typeof lay>>();

/** Each of them is laid once. */
function draped(sleeve?: Sleeve, length = 240) {
  const key = JSON.stringify([sleeve, length]);
  const found = known.get(key) ?? lay(sleeve, length);
  known.set(key, found);
  return found;
}

function lay(sleeve: Sleeve | undefined, length: number) {
  const labels = labelled(SIZE, [['upper', 150, 180, 250, 340]]);
  const fit = fitByLandmarks(shirt(sleeve, length), { body: BODY, labels } as Person, {
    width: 1,
    length: 1,
  });
  return drawMesh(fit!, SIZE, BODY);
}

/** On which side of the left arm's bone the picture's edge is. */
const OUTWARDS = besideBone(BODY.left.arm, { x: 0, y: 280 }).across > 0;

const at = (mask: { data: Float32Array }, { x, y }: { x: number; y: number }) =>
  mask.data[Math.round(y) * SIZE.width + Math.round(x)]!;

/** The lowest row of the middle with cloth, in torsos. */
function hemOf({ alpha }: { alpha: { data: Float32Array } }): number {
  let lowest = 0;
  for (let y = 0; y < SIZE.height; y++) if (at(alpha, { x: 200, y }) > 0.5) lowest = y;
  return torsoPlace(BODY, { x: 200, y: lowest }).t;
}

describe('a garment by its landmarks', () => {
  it('covers the trunk and lays no cloth beyond its sides and hem', () => {
    const { alpha } = draped();
    let beyond = 0;
    for (let i = 0; i < alpha.data.length; i++) {
      if (alpha.data[i]! < 0.5) continue;
      const { t, side } = torsoPlace(BODY, { x: i % SIZE.width, y: Math.floor(i / SIZE.width) });
      if (Math.abs(side) > 0.75 || t > 1.5) beyond++;
    }
    expect(beyond).toBe(0);
    expect(at(alpha, onTorso(BODY, 0.6, 0))).toBe(1);
  }, 20_000);

  it('ends a short sleeve on the upper arm', () => {
    const { alpha } = draped(SHORT);
    expect(at(alpha, { x: 262, y: 235 })).toBeGreaterThan(0.9);
    expect(at(alpha, { x: 278, y: 320 })).toBe(0);
  });

  it('brings a long sleeve to the wrist', () => {
    expect(at(draped(LONG).alpha, { x: 279, y: 340 })).toBeGreaterThan(0.9);
  });

  it('lays a wide sleeve round the arm, hardly wider than that', () => {
    const wide: Sleeve = { outer: { x: -35, y: 245 }, inner: { x: 45, y: 300 } };
    const { alpha } = draped(wide);
    const { arm } = BODY.left;
    const widest = alpha.data.reduce((most, coverage, i) => {
      const { along, across } = besideBone(arm, { x: i % SIZE.width, y: Math.floor(i / SIZE.width) });
      const isUpperArm = along > 0.3 * arm.total && along < 0.6 * arm.total;
      return coverage > 0.5 && isUpperArm && across > 0 === OUTWARDS
        ? Math.max(most, Math.abs(across))
        : most;
    }, 0);
    expect(widest / BODY.unit).toBeLessThan(0.26);
    expect(widest / BODY.unit).toBeGreaterThan(0.12);
  });

  it('lays the outer edge of a wide long sleeve smoothly along the arm', () => {
    const wide: Sleeve = { outer: { x: -60, y: 390 }, inner: { x: 20, y: 420 } };
    const { alpha } = draped(wide);
    const { arm } = BODY.left;
    const reach = new Map<number, number>();
    alpha.data.forEach((coverage, i) => {
      const { along, across } = besideBone(arm, { x: i % SIZE.width, y: Math.floor(i / SIZE.width) });
      if (coverage < 0.5 || across > 0 !== OUTWARDS) return;
      const row = Math.round(along / 4);
      if (row * 4 > 0.2 * arm.total && row * 4 < 0.9 * arm.total)
        reach.set(row, Math.max(reach.get(row) ?? 0, Math.abs(across)));
    });
    const edge = [...reach].toSorted(([a], [b]) => a - b).map(([, across]) => across);
    const bends = edge.slice(2).map((across, i) => Math.abs(across - 2 * edge[i + 1]! + edge[i]!));
    expect(edge.length).toBeGreaterThan(20);
    expect(Math.max(...bends) / BODY.unit).toBeLessThan(0.03);
  });

  it('makes a longer garment longer, and none as long as a clamp says', () => {
    const hems = [170, 240, 310].map((length) => hemOf(draped(undefined, length)));
    hems.slice(1).forEach((hem, i) => expect(hem - hems[i]!).toBeGreaterThan(0.08));
  });

  it('is as long as it is meant to be', () => {
    for (const sleeve of [SHORT, LONG]) {
      const { hang, planned } = draped(sleeve).laid;
      expect(Math.abs(hang.hem! - planned!.hem)).toBeLessThan(0.08);
      hang.sleeves.forEach((share, i) => expect(Math.abs(share - planned!.sleeves[i]!)).toBeLessThan(0.12));
    }
  });

  it('is meant to be no longer than the photo shows', () => {
    const labels = labelled({ width: 400, height: 320 }, [['upper', 150, 180, 250, 320]]);
    const fit = fitByLandmarks(shirt(SHORT, 310), { body: BODY, labels } as Person, { width: 1, length: 1 });
    expect(fit!.planned!.hem).toBeCloseTo(torsoPlace(BODY, { x: 200, y: 320 }).t);
  });

  it('keeps a print whole', () => {
    for (const sleeve of [undefined, SHORT, LONG]) {
      const { distortion } = draped(sleeve).laid;
      expect(distortion.anisotropy).toBeLessThan(1.25);
      expect(distortion.anisotropyP90).toBeLessThan(1.7);
      // Some cells at the end of the cut below the armpit may turn over; nobody sees them.
      expect(distortion.flips).toBeLessThan(6);
    }
  });
});
