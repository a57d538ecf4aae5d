import {
  type Box,
  boxBlur,
  cropImage,
  type Image,
  type Labels,
  type Mask,
  newMask,
  partOf,
  putPart,
  resizeImage,
  type Size,
} from '#images';
import { likeliestOf, type Parse, PARTS, tapsOf } from '#person-parse';

/** Of the windows in which a class is explained by colour, in pixels of the network; and what smooths them. */
const [RADIUS, EPSILON] = [2, 4e-4];
/** Labels are looked at anew where another class is likeliest within so many pixels of the network. */
const NEAR = 2;

/**
 * The likeliest class of every pixel at the photo's size, edges moved to those of the photo: a network of this size
 * knows them to some pixels only. Guided filter with colour, its coefficients found at the network's own size (He, Sun
 * and Tang, ECCV 2010; He and Sun, arXiv:1505.00996). Background outside of the parsed box.
 * @param image the photo that `parse` is of
 */
export async function refineLabels(parse: Parse, image: Image): Promise<Labels> {
  const labels = { ...parse.photo, data: new Uint8Array(parse.photo.width * parse.photo.height) };
  const likeliest = likeliestOf(parse);
  const candidates = around(likeliest, parse);
  const guide = colourOf(await resizeImage(cropImage(image, parse.box), parse));
  const present = PARTS.map((_, k) => k).filter((k) => likeliest.includes(k));
  const lines = linesOf(guide, present, candidates, parse);
  const { data } = image;
  const { columns, rows } = tapsOf(parse);
  for (let v = 0; v < rows.low.length; v++) {
    const row0 = rows.low[v]! * parse.width;
    const row1 = rows.high[v]! * parse.width;
    const ty = rows.share[v]!;
    const start = (rows.first + v) * labels.width + columns.first;
    for (let u = 0; u < columns.low.length; u++) {
      const a = row0 + columns.low[u]!;
      const b = row0 + columns.high[u]!;
      const c = row1 + columns.low[u]!;
      const d = row1 + columns.high[u]!;
      const i = start + u;
      const near = candidates[a]! | candidates[b]! | candidates[c]! | candidates[d]!;
      if ((near & (near - 1)) === 0) {
        labels.data[i] = likeliest[a]!;
        continue;
      }
      const tx = columns.share[u]!;
      const wa = (1 - tx) * (1 - ty);
      const wb = tx * (1 - ty);
      const wc = (1 - tx) * ty;
      const wd = tx * ty;
      const red = data[i * 3]! / 255;
      const green = data[i * 3 + 1]! / 255;
      const blue = data[i * 3 + 2]! / 255;
      let most = -Infinity;
      for (let n = 0; n < present.length; n++) {
        const k = present[n]!;
        if ((near & (1 << k)) === 0) continue;
        // Of a class that may be here there is a line.
        const line = lines[n]!;
        const chance =
          mean(line.red, a, b, c, d, wa, wb, wc, wd) * red +
          mean(line.green, a, b, c, d, wa, wb, wc, wd) * green +
          mean(line.blue, a, b, c, d, wa, wb, wc, wd) * blue +
          mean(line.rest, a, b, c, d, wa, wb, wc, wd);
        if (chance <= most) continue;
        most = chance;
        labels.data[i] = k;
      }
    }
  }
  return labels;
}

/** Of four places, weighed. */
function mean(
  of: Float32Array,
  a: number,
  b: number,
  c: number,
  d: number,
  wa: number,
  wb: number,
  wc: number,
  wd: number,
): number {
  return of[a]! * wa + of[b]! * wb + of[c]! * wc + of[d]! * wd;
}

/** The classes that are likeliest somewhere near each pixel of the network, as bits. */
function around(likeliest: Uint8Array, { width, height }: Parse): Uint16Array {
  const rows = new Uint16Array(likeliest.length);
  const out = new Uint16Array(likeliest.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let bits = 0;
      for (let dx = Math.max(-NEAR, -x); dx <= NEAR && x + dx < width; dx++) {
        bits |= 1 << likeliest[y * width + x + dx]!;
      }
      rows[y * width + x] = bits;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let bits = 0;
      for (let dy = Math.max(-NEAR, -y); dy <= NEAR && y + dy < height; dy++) {
        bits |= rows[(y + dy) * width + x]!;
      }
      out[y * width + x] = bits;
    }
  }
  return out;
}

/** Red, green and blue, 0–1. */
function colourOf(image: Image): [Mask, Mask, Mask] {
  const planes: [Mask, Mask, Mask] = [newMask(image), newMask(image), newMask(image)];
  for (let c = 0; c < 3; c++) {
    const { data } = planes[c]!;
    for (let i = 0; i < data.length; i++) data[i] = image.data[i * 3 + c]! / 255;
  }
  return planes;
}

/** A class's chance as a line through colour: three slopes and the rest, at each pixel of the network where it is in doubt. */
type Line = Record<'red' | 'green' | 'blue' | 'rest', Float32Array>;

function linesOf(
  guide: [Mask, Mask, Mask],
  classes: readonly number[],
  candidates: Uint16Array,
  { probabilities, width, height }: Parse,
): (Line | undefined)[] {
  const plane = width * height;
  const whole = { x: 0, y: 0, width, height };
  const [r, g, b] = guide.map(({ data }) => data) as [Float32Array, Float32Array, Float32Array];
  const mean = (values: Float32Array): Float32Array => boxBlur({ width, height, data: values }, RADIUS).data;
  const [mr, mg, mb] = [mean(r), mean(g), mean(b)];
  const inverse = inverted([
    covariance(r, r, mr, mr, whole),
    covariance(r, g, mr, mg, whole),
    covariance(r, b, mr, mb, whole),
    covariance(g, g, mg, mg, whole),
    covariance(g, b, mg, mb, whole),
    covariance(b, b, mb, mb, whole),
  ]);
  const size = { width, height };
  return classes.map((k) => {
    const box = doubtBox(candidates, k, size);
    if (box === undefined) return undefined;
    const inBox = (values: Float32Array) => partOf({ ...size, data: values }, box).data;
    const [rr, gg, bb, mrr, mgg, mbb] = [r, g, b, mr, mg, mb].map(inBox) as Planes;
    const [irr, irg, irb, igg, igb, ibb] = inverse.map(inBox) as Planes;
    const chance = inBox(probabilities.subarray(k * plane, (k + 1) * plane));
    const meanInBox = (values: Float32Array) => boxBlur({ ...box, data: values }, RADIUS).data;
    const rest = meanInBox(chance);
    const pr = covariance(rr, chance, mrr, rest, box);
    const pg = covariance(gg, chance, mgg, rest, box);
    const pb = covariance(bb, chance, mbb, rest, box);
    for (let i = 0; i < rest.length; i++) {
      const x = pr[i]!;
      const y = pg[i]!;
      const z = pb[i]!;
      const red = irr[i]! * x + irg[i]! * y + irb[i]! * z;
      const green = irg[i]! * x + igg[i]! * y + igb[i]! * z;
      const blue = irb[i]! * x + igb[i]! * y + ibb[i]! * z;
      pr[i] = red;
      pg[i] = green;
      pb[i] = blue;
      rest[i] = rest[i]! - red * mrr[i]! - green * mgg[i]! - blue * mbb[i]!;
    }
    const placed = (values: Float32Array) =>
      putPart(newMask(size), { ...box, data: meanInBox(values) }, box).data;
    return { red: placed(pr), green: placed(pg), blue: placed(pb), rest: placed(rest) };
  });
}

function covariance(
  x: Float32Array,
  y: Float32Array,
  mx: Float32Array,
  my: Float32Array,
  { width, height }: Size,
): Float32Array {
  const product = new Float32Array(x.length);
  for (let i = 0; i < product.length; i++) product[i] = x[i]! * y[i]!;
  const of = boxBlur({ width, height, data: product }, RADIUS).data;
  for (let i = 0; i < of.length; i++) of[i] = of[i]! - mx[i]! * my[i]!;
  return of;
}

/** The part of the network's plane that a class's lines are asked for, and what their two means reach beyond it. */
function doubtBox(candidates: Uint16Array, k: number, { width, height }: Size): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = candidates[y * width + x]!;
      if ((near & (1 << k)) === 0 || (near & (near - 1)) === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const beyond = 2 * RADIUS + 1;
  const [x, y] = [Math.max(0, left - beyond), Math.max(0, top - beyond)];
  return {
    x,
    y,
    width: Math.min(width, right + 1 + beyond) - x,
    height: Math.min(height, bottom + 1 + beyond) - y,
  };
}

type Planes = [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];

/** Of symmetric 3 × 3 matrices, each plane an entry of their upper triangles by rows; in their own memory, by cofactors. */
function inverted(planes: Planes): Planes {
  const [rr, rg, rb, gg, gb, bb] = planes;
  for (let n = 0; n < rr.length; n++) {
    const a = rr[n]! + EPSILON;
    const b = rg[n]!;
    const c = rb[n]!;
    const d = gg[n]! + EPSILON;
    const e = gb[n]!;
    const f = bb[n]! + EPSILON;
    const i = d * f - e * e;
    const j = c * e - b * f;
    const k = b * e - c * d;
    const scale = 1 / (a * i + b * j + c * k);
    rr[n] = i * scale;
    rg[n] = j * scale;
    rb[n] = k * scale;
    gg[n] = (a * f - c * c) * scale;
    gb[n] = (b * c - a * e) * scale;
    bb[n] = (a * d - b * b) * scale;
  }
  return planes;
}
