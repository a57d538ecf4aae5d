import { describe, expect, it } from 'vitest';
import { maskOf } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import type { Garment } from '../stages/garment.js';
import type { Person } from '../stages/person.js';
import { standing } from '../stages/synthetic-person.js';
import { drawMesh } from './laid-mesh.js';
import { fitBySkeleton } from './skeleton-fit.js';
import { SIZE, somebody } from './testing/somebody.js';

const model = somebody(standing());
const mask = maskOf(model.labels, [partIndex('upper')]);
const { image } = model;
const garment: Garment = {
  kind: 'top',
  cut: 'upper',
  image,
  mask,
  model,
  asSeen: { image, mask },
  isHidden: false,
};

function worn(body = standing()) {
  const person = somebody(body) as Person;
  return drawMesh(fitBySkeleton(garment, model, person)!, SIZE, person.body);
}
const at = ({ alpha }: { alpha: { data: Float32Array } }, x: number, y: number) =>
  alpha.data[y * SIZE.width + x]!;

describe('a garment by the skeleton of who wears it', () => {
  it('lies on the same body as it was', () => {
    const { alpha, laid } = worn();
    let differs = 0;
    for (let i = 0; i < alpha.data.length; i++) if (alpha.data[i]! > 0.5 !== mask.data[i]! > 0.5) differs++;
    expect(differs).toBeLessThan(0.03 * mask.data.reduce((a, b) => a + b));
    expect(laid.distortion.anisotropyP90).toBeLessThan(1.1);
  }, 20_000);

  it('takes its sleeve along with a raised arm', () => {
    const raised = worn(standing({ right_elbow: [80, 190], right_wrist: [40, 130] }));
    expect(at(raised, 62, 162)).toBeGreaterThan(0.5);
    expect(at(raised, 122, 330)).toBe(0);
    expect(at(raised, 200, 260)).toBeGreaterThan(0.9);
  });

  it('goes down as far as the torso of a taller person', () => {
    const tall = standing({ left_hip: [230, 400], right_hip: [170, 400] });
    const lowest = ({ alpha }: ReturnType<typeof worn>) => {
      for (let y = SIZE.height - 1; y >= 0; y--) if (alpha.data[y * SIZE.width + 200]! > 0.5) return y;
      return -1;
    };
    expect(lowest(worn(tall)) - lowest(worn())).toBeGreaterThan(45);
  }, 20_000);
});
