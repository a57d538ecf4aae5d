import { describe, expect, it } from 'vitest';
import { boneThrough } from '../../geometry/bone.js';
import { evenStrip } from '../../geometry/strip.js';
import { newImage, newMask } from '../../images/image.js';
import { onTorso, torsoPlace } from '../body.js';
import type { Garment, UpperShape } from '../garment.js';
import { labelled, standing } from '../synthetic-person.js';
import { warpUpper } from './warp-upper.js';

const SIZE = { width: 400, height: 800 };
const CLOTH = { width: 300, height: 300 };
const BODY = standing();

/** A shirt whose cut-out fills its whole photo; landmarks as of a torso from x 75 to 225 with sleeves of `length`. */
function shirt(length: number | undefined): Garment & { shape: UpperShape } {
  const sleeve = (sign: -1 | 1) => {
    if (length === undefined) return undefined;
    const x = 150 + sign * 85;
    const bone = boneThrough([
      { x, y: 60 },
      { x: x + sign * 30, y: 60 + length },
    ]);
    return { strip: evenStrip(bone, [22, 20, 18]), isLong: length > 100, part: newMask(CLOTH) };
  };
  const edges = Array.from({ length: 9 }, (_, i) => {
    const y = 90 + i * 25;
    return [
      { x: 75, y },
      { x: 225, y },
    ] as const;
  });
  return {
    kind: 'top',
    image: { ...newImage(CLOTH), data: new Uint8Array(300 * 300 * 3).fill(180) },
    mask: newMask(CLOTH, 1),
    shape: {
      cut: 'upper',
      torso: newMask(CLOTH, 1),
      neckLeft: { x: 120, y: 10 },
      neckRight: { x: 180, y: 10 },
      neckDip: { x: 150, y: 25 },
      shoulderLeft: { x: 70, y: 35 },
      shoulderRight: { x: 230, y: 35 },
      armpitLeft: { x: 75, y: 90 },
      armpitRight: { x: 225, y: 90 },
      edges,
      breadth: 160,
      sleeves: [sleeve(-1), sleeve(1)],
    },
  };
}

function worn(length: number | undefined) {
  const garment = shirt(length);
  const labels = labelled(SIZE, [['upper', 150, 180, 250, 340]]);
  return warpUpper(garment, garment.shape, BODY, labels, SIZE, { width: 1, length: 1 }).alpha;
}

const at = (mask: { data: Float32Array }, { x, y }: { x: number; y: number }) =>
  mask.data[Math.round(y) * SIZE.width + Math.round(x)]!;

describe('warpUpper', () => {
  it('lays no cloth beyond the sides and below the hem, though the cut-out has some there', () => {
    const alpha = worn(undefined);
    for (let i = 0; i < alpha.data.length; i++) {
      if (alpha.data[i]! < 0.5) continue;
      const { t, side } = torsoPlace(BODY, { x: i % SIZE.width, y: Math.floor(i / SIZE.width) });
      expect(Math.abs(side)).toBeLessThan(0.75);
      expect(t).toBeLessThan(1.5);
    }
    expect(at(alpha, onTorso(BODY, 0.6, 0))).toBe(1);
  });

  it('ends a short sleeve on the upper arm', () => {
    const alpha = worn(50);
    expect(at(alpha, { x: 265, y: 245 })).toBeGreaterThan(0.9);
    expect(at(alpha, { x: 278, y: 320 })).toBe(0);
  });

  it('brings a long sleeve to the wrist', () => {
    expect(at(worn(190), { x: 279, y: 345 })).toBeGreaterThan(0.9);
  });
});
