import { boxBlur, COLOUR_CELLS, colourCells, type Image, spreadCounts } from '#images';
import { type Parse, PARTS } from './parse.js';

/** A pixel tells what colours a class has where the class is likelier than the first, by this power of how likely. */
const TEACHES = { from: 0.5, power: 4 };
/** Of such pixels: with fewer the colours of a class are not known. */
const LEAST = 20;
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
    logLikelihoodOf(probabilities.subarray(k * plane, (k + 1) * plane), cells, isSeen),
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

/** How likely each colour is in a class, as a logarithm; undefined where too little of it is sure. */
function logLikelihoodOf(
  chance: Float32Array,
  cells: Uint16Array,
  isSeen: Uint8Array,
): Float32Array | undefined {
  const counts = new Float32Array(COLOUR_CELLS);
  let total = 0;
  for (let i = 0; i < chance.length; i++) {
    if (chance[i]! <= TEACHES.from || isSeen[i] === 0) continue;
    const weight = chance[i]! ** TEACHES.power;
    counts[cells[i]!]! += weight;
    total += weight;
  }
  if (total < LEAST) return undefined;
  return spreadCounts(counts).map((count) => Math.log(count / total + UNSEEN));
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

/** 1 where the network's pixel lies in the photo: beyond its frame the border was repeated. */
function inFrame({ box, photo, width, height }: Parse): Uint8Array {
  const isSeen = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    const y = box.y + ((v + 0.5) * box.height) / height;
    if (y < 0 || y >= photo.height) continue;
    for (let u = 0; u < width; u++) {
      const x = box.x + ((u + 0.5) * box.width) / width;
      if (x >= 0 && x < photo.width) isSeen[v * width + u] = 1;
    }
  }
  return isSeen;
}
