import { areaOf, type Image, intersection, lumaOf, type Mask, maskOf, newMask, union } from '#images';
import { partIndex } from '#person-parse';
import { deltaE2000, labOf, medianColour } from '../images/colour.js';
import { dilate, erode } from '../images/morphology.js';
import { meanWithin, ssimMap } from '../images/ssim.js';
import { torsoPlace } from '../person/body.js';
import type { Person } from '../person/person.js';
import { type Cloth, clothOf } from './cloth.js';
import { type ClothShape, clothShape } from './cloth-shape.js';
import { closeUp } from './close-up.js';
import { type Drapery, draperyOf } from './drapery.js';
import { expectedRegion } from './expected.js';
import { overlap, paletteOf } from './palette.js';
import { holesOf } from './holes.js';
import { type Placement, placementOf } from './placement.js';
import type { SeenGarment, View } from './view.js';

/** What is measured of a result, in its own units; `score.ts` makes parts of 0–1 of them. */
export type Measures = Placement &
  Drapery &
  Cloth &
  ClothShape & {
    /** ΔE2000 between the garment's middle colour and that of the garment on the person. */
    colour: number;
    /** Overlap of the palettes of the product and the garment on the person, 0–1. */
    palette: number;
    /** Overlap of the product's palette with the clothes that were there before. */
    paletteBefore: number;
    /** Share of the region that any such garment covers. */
    coverage: number;
    /** Share of the trunk on which bags, prints and belts are seen where a top or dress lies. */
    things: number;
    /** Share of the garment as it lies on the body that is seen in the end; and area of holes over that. */
    shown: number;
    holes: number;
    /** SSIM of the head, and of everything 8 px and more outside of the edit. */
    face: number;
    background: number;
    /** Luminance step across the garment's edge over that inside it. */
    seam: number;
    /** Mean change of the garment's pixels, 0–255; and their contrast over the product's. */
    change: number;
    contrast: number;
  };

const OUTSIDE = 8;

/** What of all garments together is measured. */
export type Surroundings = Pick<Measures, 'face' | 'background'>;

export function surroundingsOf(view: View): Surroundings {
  const same = ssimMap(view.before, view.after);
  return {
    face: meanWithin(same, headOf(view), 1),
    background: meanWithin(same, outsideOf(view.edit), 1),
  };
}

export function measure(whole: View, seen: SeenGarment, around: Surroundings): Measures {
  const { view, garment } = closeUp(whole, seen);
  const { visible, front } = garment;
  const inside = erode(visible, 1);
  const product = erode(garment.mask, 1);
  const expected = expectedRegion(view, garment);
  const covered = intersection(expected, union(visible, front));
  const productPalette = paletteOf(garment.image, product);
  const [a, b] = [medianColour(garment.image, product), medianColour(view.after, inside)];
  return {
    ...around,
    ...placementOf(view, garment),
    ...draperyOf(view, garment),
    ...clothOf(garment.laid),
    ...clothShape(view, garment),
    colour: a && b ? deltaE2000(labOf(...a), labOf(...b)) : 100,
    palette: overlap(productPalette, paletteOf(view.after, inside)),
    paletteBefore: overlap(productPalette, paletteOf(view.before, inside)),
    coverage: areaOf(covered) / Math.max(1, areaOf(expected)),
    things: garment.kind === 'bottom' ? 0 : thingsOver(view, expected, visible),
    // Of one shot what is open or hidden in the new photo is so in the old one.
    shown: garment.isSameShot === true ? 1 : (garment.shown ?? 1),
    holes: garment.isSameShot === true ? 0 : holesOf(view, garment),
    seam: seamOf(view.after, visible),
    change: meanChange(view.before, view.after, inside),
    ...(garment.isMoved && AS_IT_HUNG),
    contrast: spreadOf(lumaOf(view.after), inside) / Math.max(4, spreadOf(lumaOf(garment.image), product)),
  };
}

/**
 * What outlines and edges tell of how a garment hangs says nothing of one that was worn in the person's own pose: hands,
 * hair and bags before it are the person's, and its edges are those of the photo.
 */
const AS_IT_HUNG = {
  things: 0,
  offPose: 0,
  offSilhouette: 0,
  off: 0,
  wobble: 0,
  astray: 0,
  coverage: 1,
  seam: 0,
};

function thingsOver({ labels }: View, expected: Mask, visible: Mask): number {
  const thing = partIndex('other');
  let [area, things] = [0, 0];
  for (let i = 0; i < expected.data.length; i++) {
    if (expected.data[i]! <= 0.5) continue;
    area++;
    if (labels.data[i] === thing && visible.data[i]! <= 0.5) things++;
  }
  return area === 0 ? 0 : things / area;
}

function outsideOf(edit: Mask): Mask {
  const near = dilate({ ...edit, data: edit.data.map((v) => (v > 0.004 ? 1 : 0)) }, OUTSIDE);
  return { ...near, data: near.data.map((v) => 1 - v) };
}

/** Hair and skin above the collar. */
export function headOf({ labels, body }: Pick<Person, 'labels' | 'body'>): Mask {
  const head = maskOf(labels, [partIndex('hair'), partIndex('skin')]);
  for (let i = 0; i < head.data.length; i++) {
    if (head.data[i] === 0) continue;
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t > -0.3 || Math.abs(side) > 0.6) head.data[i] = 0;
  }
  return erode(head, 2);
}

/** Steps between pixels of the smoothest cloth, 0–1: a drawing's are none, and any edge is steep beside that. */
const FLAT_CLOTH = 0.02;

function seamOf(result: Image, visible: Mask): number {
  const luma = lumaOf(result);
  const steps = newMask(luma);
  const { width, height } = luma;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const dx = luma.data[i + 1]! - luma.data[i - 1]!;
      const dy = luma.data[i + width]! - luma.data[i - width]!;
      steps.data[i] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  const [outer, inner, deep] = [dilate(visible, 2), erode(visible, 2), erode(visible, 6)];
  const ring = { ...outer, data: outer.data.map((v, i) => v - inner.data[i]!) };
  const band = { ...inner, data: inner.data.map((v, i) => v - deep.data[i]!) };
  return meanWithin(steps, ring, 0) / Math.max(FLAT_CLOTH, meanWithin(steps, band, FLAT_CLOTH));
}

export function meanChange(a: Image, b: Image, mask: Mask): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    count += 3;
    for (let c = 0; c < 3; c++) sum += Math.abs(a.data[i * 3 + c]! - b.data[i * 3 + c]!);
  }
  return count === 0 ? 0 : sum / count;
}

/** Standard deviation, 0–255. */
function spreadOf(luma: Mask, mask: Mask): number {
  const mean = meanWithin(luma, mask, 0);
  const squares = newMask(luma);
  for (let i = 0; i < squares.data.length; i++) squares.data[i] = (luma.data[i]! - mean) ** 2;
  return 255 * Math.sqrt(meanWithin(squares, mask, 0));
}
