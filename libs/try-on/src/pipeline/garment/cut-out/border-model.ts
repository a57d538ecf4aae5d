import type { Image, Size } from '#images';
import { medianOf } from '../../geometry/median.js';
import { type Lab, labOf } from '../../images/colour.js';

/** CIELAB of every pixel, one plane a channel. */
export type LabPlanes = Size & { planes: readonly [Float32Array, Float32Array, Float32Array] };

/** What a photo's ground looks like: its colour at each place, and how far its pixels lie from that, in ΔE. */
export type Ground = { colour: LabPlanes; spread: number };

/** Of the shorter side: the frame of the photo in which the ground is looked for. */
const BORDER = 0.03;
/** Of the border: a garment that reaches the frame may cover the rest. */
const LEAST_SHARE = 0.6;
/** ΔE: a rougher ground is a floor or a sheet. */
const FLAT = 1.5;
/** Colour tells cloth from paper better than lightness, which a shadow changes. */
const CHROMA_WEIGHT = 1.6;
const ROUNDS = 4;
/** 1, x, y, x², y² */
const TERMS = 5;
const RIDGE = 1e-4;
/** Pixels of the border are enough to fit by. */
const SEEN = 1500;

/** Photos of one ground have few colours in a row: a pixel like the one before is not converted again. */
export function labPlanes({ width, height, data }: Image): LabPlanes {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as LabPlanes['planes'];
  const [lightness, a, b] = planes;
  let before = -1;
  let lab: Lab = [0, 0, 0];
  for (let i = 0, p = 0; i < lightness.length; i++, p += 3) {
    const colour = (data[p]! << 16) | (data[p + 1]! << 8) | data[p + 2]!;
    if (colour !== before) lab = labOf(data[p]!, data[p + 1]!, data[p + 2]!);
    before = colour;
    lightness[i] = lab[0];
    a[i] = lab[1];
    b[i] = lab[2];
  }
  return { width, height, planes };
}

/** ΔE76 with its colour part weighted, from each pixel to the ground there. */
export function distanceToGround({ planes: [l, a, b] }: LabPlanes, { colour }: Ground): Float32Array {
  const [gl, ga, gb] = colour.planes;
  const out = new Float32Array(l.length);
  for (let i = 0; i < out.length; i++) {
    const da = (a[i]! - ga[i]!) * CHROMA_WEIGHT;
    const db = (b[i]! - gb[i]!) * CHROMA_WEIGHT;
    const dl = l[i]! - gl[i]!;
    out[i] = Math.sqrt(dl * dl + da * da + db * db);
  }
  return out;
}

/**
 * The ground as a quadratic of the place, fitted to the photo's border by least squares with what lies far off left
 * out; undefined where most of the border is not one flat ground.
 */
export function groundOf(image: Image): Ground | undefined {
  const border = borderOf(image);
  let kept = border;
  let fit = channelsOf(border, (values) => [medianOf(values), 0, 0, 0, 0]);
  let spread = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) {
      const terms = kept.map(({ x, y }) => termsAt(x, y));
      fit = channelsOf(kept, (values) => leastSquares(terms, values));
    }
    const off = Float64Array.from(border, (pixel) => distanceTo(fit, pixel));
    const limit = Math.max(1, 3 * medianOf(off));
    kept = border.filter((_, at) => off[at]! < limit);
    spread = medianOf(off.filter((value) => value < limit));
  }
  if (spread > FLAT || kept.length < LEAST_SHARE * border.length) return undefined;
  return { colour: evaluated(image, fit), spread };
}

type BorderPixel = { x: number; y: number; lab: Lab };

/** Coefficients of each channel. */
type Fit = readonly (readonly number[])[];

function borderOf({ width, height, data }: Image): BorderPixel[] {
  const thick = Math.max(4, Math.round(BORDER * Math.min(width, height)));
  const found: number[] = [];
  for (let y = 0; y < height; y++) {
    const isEdge = y < thick || y >= height - thick;
    for (let x = 0; x < width; x++) {
      if (isEdge || x < thick || x >= width - thick) found.push(y * width + x);
    }
  }
  const step = Math.max(1, Math.floor(found.length / SEEN));
  return Array.from({ length: Math.floor(found.length / step) }, (_, at) => {
    const i = found[at * step]!;
    const x = i % width;
    const lab = labOf(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);
    return { x: x / width - 0.5, y: (i - x) / width / height - 0.5, lab };
  });
}

const termsAt = (x: number, y: number): number[] => [1, x, y, x * x, y * y];

const channelsOf = (pixels: readonly BorderPixel[], fitted: (values: Float64Array) => number[]): Fit =>
  [0, 1, 2].map((c) => fitted(Float64Array.from(pixels, ({ lab }) => lab[c]!)));

function distanceTo(fit: Fit, { x, y, lab }: BorderPixel): number {
  const terms = termsAt(x, y);
  let sum = 0;
  for (const [c, coefficients] of fit.entries()) {
    const off = lab[c]! - coefficients.reduce((all, coefficient, k) => all + coefficient * terms[k]!, 0);
    sum += (off * (c === 0 ? 1 : CHROMA_WEIGHT)) ** 2;
  }
  return Math.sqrt(sum);
}

/** The normal equations, with a little ridge on all terms but the constant. */
function leastSquares(terms: readonly number[][], values: Float64Array): number[] {
  const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  for (const [at, row] of terms.entries()) {
    for (let r = 0; r < TERMS; r++) {
      for (let c = 0; c < TERMS; c++) matrix[r]![c]! += row[r]! * row[c]!;
      matrix[r]![TERMS]! += row[r]! * values[at]!;
    }
  }
  for (let r = 1; r < TERMS; r++) matrix[r]![r]! += RIDGE * values.length;
  return solve(matrix);
}

/** Gauss–Jordan elimination of a positive definite system whose right side is the last column. */
function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows[k]![k]!;
    for (let c = k; c <= n; c++) rows[k]![c]! /= pivot;
    for (let r = 0; r < n; r++) {
      if (r === k) continue;
      const factor = rows[r]![k]!;
      for (let c = k; c <= n; c++) rows[r]![c]! -= factor * rows[k]![c]!;
    }
  }
  return rows.map((row) => row[n]!);
}

function evaluated({ width, height }: Size, fit: Fit): LabPlanes {
  const planes = fit.map((coefficients) => {
    const plane = new Float32Array(width * height);
    const [one, byX, byY, byXX, byYY] = coefficients as [number, number, number, number, number];
    for (let y = 0; y < height; y++) {
      const v = y / height - 0.5;
      const row = one + byY * v + byYY * v * v;
      for (let x = 0; x < width; x++) {
        const u = x / width - 0.5;
        plane[y * width + x] = row + byX * u + byXX * u * u;
      }
    }
    return plane;
  }) as unknown as LabPlanes['planes'];
  return { width, height, planes };
}
