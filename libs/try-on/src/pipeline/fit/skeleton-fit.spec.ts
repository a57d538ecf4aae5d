import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import type { Garment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
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

function draped(body = standing()) {
  const person = somebody(body) as Person;
  return drawMesh(fitBySkeleton(garment, model, person)!, SIZE, person.body);
}
const at = ({ alpha }: { alpha: { data: Float32Array } }, x: number, y: number) =>
  alpha.data[y * SIZE.width + x]!;

describe('a garment by the skeleton of who wears it', () => {
  it('lies on the same body as it was', () => {
    const { alpha, laid } = draped();
    let differs = 0;
    for (let i = 0; i < alpha.data.length; i++) if (alpha.data[i]! > 0.5 !== mask.data[i]! > 0.5) differs++;
    expect(differs).toBeLessThan(0.03 * mask.data.reduce((a, b) => a + b));
    expect(laid.distortion.anisotropyP90).toBeLessThan(1.1);
  }, 20_000);

  it('takes its sleeve along with a raised arm', () => {
    const raised = draped(standing({ right_elbow: [80, 190], right_wrist: [40, 130] }));
    expect(at(raised, 62, 162)).toBeGreaterThan(0.5);
    expect(at(raised, 122, 330)).toBe(0);
    expect(at(raised, 200, 260)).toBeGreaterThan(0.9);
  });

  it('goes down as far as the torso of a taller person', () => {
    const tall = standing({ left_hip: [230, 400], right_hip: [170, 400] });
    const lowest = ({ alpha }: ReturnType<typeof draped>) => {
      for (let y = SIZE.height - 1; y >= 0; y--) if (alpha.data[y * SIZE.width + 200]! > 0.5) return y;
      return -1;
    };
    expect(lowest(draped(tall)) - lowest(draped())).toBeGreaterThan(45);
  }, 20_000);
});

describe('a skirt by the skeleton of who wears it', () => {
  const skirt = maskOf(labelled(SIZE, [['lower', 150, 320, 250, 600]]), [partIndex('lower')]);
  const lower: Garment = {
    ...garment,
    kind: 'bottom',
    cut: 'skirt',
    mask: skirt,
    asSeen: { image, mask: skirt },
  };
  const drapedOn = (person: Person) => drawMesh(fitBySkeleton(lower, model, person)!, SIZE, person.body);

  it('begins where the old one did, if that was higher', () => {
    const high = somebody(standing()) as Person;
    for (let y = 300; y < 345; y++)
      high.labels.data.fill(partIndex('lower'), y * SIZE.width + 150, y * SIZE.width + 250);
    const laid = drapedOn(high);
    expect(at(laid, 200, 312)).toBeGreaterThan(0.5);
    expect(at(laid, 200, 285)).toBe(0);
  }, 20_000);

  it('hangs around the legs of who stands aside', () => {
    const aside = standing({
      left_knee: [272, 465],
      right_knee: [208, 465],
      left_ankle: [314, 590],
      right_ankle: [246, 590],
    });
    const laid = drapedOn(somebody(aside) as Person);
    expect(at(laid, 300, 560)).toBeGreaterThan(0.5);
    expect(at(laid, 190, 560)).toBe(0);
    expect(at(laid, 200, 370)).toBeGreaterThan(0.5);
  }, 20_000);
});
