import { boxBlur } from '../images/filters.js';
import { type Image, type Labels, type Mask, newMask } from '../images/image.js';
import { cropImage, resizeImage } from '../images/resize.js';
import { eachTap, likeliestOf, type Parse, PARTS } from './person-parser.js';

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
  const lines = new Map(linesOf(guide, present, parse));
  eachTap(parse, (i, a, b, c, d, tx, ty) => {
    const near = candidates[a]! | candidates[b]! | candidates[c]! | candidates[d]!;
    if ((near & (near - 1)) === 0) {
      labels.data[i] = likeliest[a]!;
      return;
    }
    const [wa, wb, wc, wd] = [(1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty];
    const p = i * 3;
    let most = -Infinity;
    for (const [k, line] of lines) {
      if ((near & (1 << k)) === 0) continue;
      const at = (plane: Float32Array) => plane[a]! * wa + plane[b]! * wb + plane[c]! * wc + plane[d]! * wd;
      const chance =
        (at(line[0]) * image.data[p]! + at(line[1]) * image.data[p + 1]! + at(line[2]) * image.data[p + 2]!) /
          255 +
        at(line[3]);
      if (chance <= most) continue;
      most = chance;
      labels.data[i] = k;
    }
  });
  return labels;
}

/** The classes that are likeliest somewhere near each pixel of the network, as bits. */
function around(likeliest: Uint8Array, { width, height }: Parse): Uint16Array {
  const rows = new Uint16Array(likeliest.length);
  const out = new Uint16Array(likeliest.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let dx = Math.max(-NEAR, -x); dx <= NEAR && x + dx < width; dx++) {
        rows[y * width + x]! |= 1 << likeliest[y * width + x + dx]!;
      }
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let dy = Math.max(-NEAR, -y); dy <= NEAR && y + dy < height; dy++) {
        out[y * width + x]! |= rows[(y + dy) * width + x]!;
      }
    }
  }
  return out;
}

/** Red, green and blue, 0–1. */
function colourOf(image: Image): [Mask, Mask, Mask] {
  const planes: [Mask, Mask, Mask] = [newMask(image), newMask(image), newMask(image)];
  for (let i = 0; i < image.width * image.height; i++) {
    for (const [c, plane] of planes.entries()) plane.data[i] = image.data[i * 3 + c]! / 255;
  }
  return planes;
}

/** A class's chance as a line through colour: three slopes and the rest, at each pixel of the network. */
type Line = [Float32Array, Float32Array, Float32Array, Float32Array];

function* linesOf(
  guide: [Mask, Mask, Mask],
  classes: readonly number[],
  { probabilities, width, height }: Parse,
): Generator<[number, Line]> {
  const plane = width * height;
  const mean = (values: Float32Array): Float32Array => boxBlur({ width, height, data: values }, RADIUS).data;
  const product = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value * b[i]!);
  const [r, g, b] = guide.map(({ data }) => data) as [Float32Array, Float32Array, Float32Array];
  const [mr, mg, mb] = [mean(r), mean(g), mean(b)];
  const covariance = (x: Float32Array, y: Float32Array, mx: Float32Array, my: Float32Array): Float32Array => {
    const of = mean(product(x, y));
    for (let i = 0; i < plane; i++) of[i]! -= mx[i]! * my[i]!;
    return of;
  };
  const [rr, rg, rb] = [covariance(r, r, mr, mr), covariance(r, g, mr, mg), covariance(r, b, mr, mb)];
  const [gg, gb, bb] = [covariance(g, g, mg, mg), covariance(g, b, mg, mb), covariance(b, b, mb, mb)];
  for (const k of classes) {
    const chance = probabilities.slice(k * plane, (k + 1) * plane);
    const mp = mean(chance);
    const [pr, pg, pb] = [
      covariance(r, chance, mr, mp),
      covariance(g, chance, mg, mp),
      covariance(b, chance, mb, mp),
    ];
    const rest = new Float32Array(plane);
    for (let i = 0; i < plane; i++) {
      const slopes = solved(
        [rr[i]! + EPSILON, rg[i]!, rb[i]!, gg[i]! + EPSILON, gb[i]!, bb[i]! + EPSILON],
        [pr[i]!, pg[i]!, pb[i]!],
      );
      [pr[i], pg[i], pb[i]] = slopes;
      rest[i] = mp[i]! - slopes[0] * mr[i]! - slopes[1] * mg[i]! - slopes[2] * mb[i]!;
    }
    yield [k, [mean(pr), mean(pg), mean(pb), mean(rest)]];
  }
}

type Six = readonly [number, number, number, number, number, number];
type Three = readonly [number, number, number];

/** x of a symmetric matrix (its upper triangle by rows) times x = y, by cofactors. */
function solved([a, b, c, d, e, f]: Six, [x, y, z]: Three): Three {
  const [i, j, k] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const [l, m, n] = [a * f - c * c, b * c - a * e, a * d - b * b];
  const scale = 1 / (a * i + b * j + c * k);
  return [(i * x + j * y + k * z) * scale, (j * x + l * y + m * z) * scale, (k * x + m * y + n * z) * scale];
}
