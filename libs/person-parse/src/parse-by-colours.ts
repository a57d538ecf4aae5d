import { boxBlur, COLOUR_CELLS, colourCells, type Image } from '#images';
import { type Parse, PARTS } from './parse.js';
import { inFrame, surestColours } from './surest-colours.js';

/** Counts as seen of every colour beforehand, as a share of all. */
const UNSEEN = 1e-3;
/** Most that a colour may say for or against a class, in log odds. */
const MOST = 2;
/** The least chance that the network gives anything. */
const NEVER = 1e-4;

/**
 * The parse with what the photo's own colours tell: a pixel of the skirt's colour is of the skirt rather than of the shirt, though the
 * network is not sure. Bayes' rule over a colour histogram for each class, learned from this photo's surest pixels (as GrabCut
 * begins: Rother, Kolmogorov and Blake, SIGGRAPH 2004, here of nine classes). Where two classes have the same colours
 * nothing changes between them.
 * @param small what the network saw, RGB at its own size
 */
export function parseByColours(parse: Parse, small: Image): Parse {
  const { width, height, probabilities } = parse;
  const plane = width * height;
  const cells = colourCells(small);
  const isSeen = inFrame(parse);
  const told = PARTS.map((_, k) =>
    surestColours(probabilities.subarray(k * plane, (k + 1) * plane), cells, isSeen)?.map((share) =>
      Math.log(share + UNSEEN),
    ),
  );
  const known = told.filter((each) => each !== undefined);
  if (known.length < 2) return parse;
  const mean = new Float32Array(COLOUR_CELLS);
  for (const each of known)
    for (let cell = 0; cell < COLOUR_CELLS; cell++) mean[cell]! += each[cell]! / known.length;
  const out = new Float32Array(probabilities.length);
  const sum = new Float32Array(plane);
  told.forEach((each, k) => {
    const evidence = each && evidenceAt(each, mean, cells, parse);
    for (let i = 0; i < plane; i++) {
      const at = k * plane + i;
      out[at] = Math.max(NEVER, probabilities[at]!) * (evidence?.[i] ?? 1);
      sum[i]! += out[at];
    }
  });
  for (let at = 0; at < out.length; at++) out[at]! /= sum[at % plane]!;
  return { ...parse, probabilities: out };
}

/** By how much the colours around each pixel multiply the chance of a class, beside the mean of all classes. */
function evidenceAt(
  told: Float32Array,
  mean: Float32Array,
  cells: Uint16Array,
  { width, height }: Parse,
): Float32Array {
  const ofCell = told.map((value, cell) => Math.exp(Math.min(MOST, Math.max(-MOST, value - mean[cell]!))));
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = ofCell[cells[i]!]!;
  return boxBlur({ width, height, data }, 1).data;
}
