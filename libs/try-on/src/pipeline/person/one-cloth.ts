import { areaOf, type Image, type Labels, type Mask, maskOf } from '#images';
import { partIndex } from '#person-parse';
import { deltaE2000, labOf, medianColour } from '../images/colour.js';

/** ΔE2000 of two garments up to which they are one, and the lightness from which on colours tell cloths apart. */
const [ALIKE, LIGHT] = [5, 32];
/** Of all clothes above the waist: less of either is a collar or a doubt of the parser. */
const LEAST = 0.12;

/**
 * Labels in which a coat that has the colour of the top under it is that top: a shirt that the parser takes for both
 * in pieces. Dark ones stay: black over black is often a coat.
 */
export function asOneCloth(image: Image, labels: Labels): Labels {
  const [upper, outer] = (['upper', 'outer'] as const).map(partIndex) as [number, number];
  const masks: Mask[] = [upper, outer].map((part) => maskOf(labels, [part]));
  const [top, coat] = masks.map(areaOf) as [number, number];
  if (Math.min(top, coat) < LEAST * (top + coat)) return labels;
  const [a, b] = masks.map((mask) => medianColour(image, mask)).map((rgb) => rgb && labOf(...rgb));
  if (a === undefined || b === undefined || Math.min(a[0], b[0]) < LIGHT) return labels;
  if (deltaE2000(a, b) > ALIKE) return labels;
  return { ...labels, data: labels.data.map((label) => (label === outer ? upper : label)) };
}
