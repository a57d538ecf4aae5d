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
  const lines = linesOf(guide, present, parse);
  const { data } = image;
  eachTap(parse, (i, a, b, c, d, tx, ty) => {
    const near = candidates[a]! | candidates[b]! | candidates[c]! | candidates[d]!;
    if ((near & (near - 1)) === 0) {
      labels.data[i] = likeliest[a]!;
      return;
    }
    const [wa, wb, wc, wd] = [(1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty];
    const [red, green, blue] = [data[i * 3]! / 255, data[i * 3 + 1]! / 255, data[i * 3 + 2]! / 255];
    let most = -Infinity;
    for (let n = 0; n < present.length; n++) {
      const k = present[n]!;
      if ((near & (1 << k)) === 0) continue;
      const [r, g, u, rest] = lines[n]!;
      const chance =
        (r[a]! * wa + r[b]! * wb + r[c]! * wc + r[d]! * wd) * red +
        (g[a]! * wa + g[b]! * wb + g[c]! * wc + g[d]! * wd) * green +
        (u[a]! * wa + u[b]! * wb + u[c]! * wc + u[d]! * wd) * blue +
        rest[a]! * wa +
        rest[b]! * wb +
        rest[c]! * wc +
        rest[d]! * wd;
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
  for (let c = 0; c < 3; c++) {
    const { data } = planes[c]!;
    for (let i = 0; i < data.length; i++) data[i] = image.data[i * 3 + c]! / 255;
  }
  return planes;
}

/** A class's chance as a line through colour: three slopes and the rest, at each pixel of the network. */
type Line = [Float32Array, Float32Array, Float32Array, Float32Array];

function linesOf(
  guide: [Mask, Mask, Mask],
  classes: readonly number[],
  { probabilities, width, height }: Parse,
): Line[] {
  const plane = width * height;
  const mean = (values: Float32Array): Float32Array => boxBlur({ width, height, data: values }, RADIUS).data;
  const [r, g, b] = guide.map(({ data }) => data) as [Float32Array, Float32Array, Float32Array];
  const [mr, mg, mb] = [mean(r), mean(g), mean(b)];
  const covariance = (x: Float32Array, y: Float32Array, mx: Float32Array, my: Float32Array): Float32Array => {
    const product = new Float32Array(plane);
    for (let i = 0; i < plane; i++) product[i] = x[i]! * y[i]!;
    const of = mean(product);
    for (let i = 0; i < plane; i++) of[i] = of[i]! - mx[i]! * my[i]!;
    return of;
  };
  const inverse = inverted([
    covariance(r, r, mr, mr),
    covariance(r, g, mr, mg),
    covariance(r, b, mr, mb),
    covariance(g, g, mg, mg),
    covariance(g, b, mg, mb),
    covariance(b, b, mb, mb),
  ]);
  const [irr, irg, irb, igg, igb, ibb] = inverse;
  return classes.map((k) => {
    const chance = probabilities.subarray(k * plane, (k + 1) * plane);
    const rest = mean(chance);
    const pr = covariance(r, chance, mr, rest);
    const pg = covariance(g, chance, mg, rest);
    const pb = covariance(b, chance, mb, rest);
    for (let i = 0; i < plane; i++) {
      const [x, y, z] = [pr[i]!, pg[i]!, pb[i]!];
      const red = irr[i]! * x + irg[i]! * y + irb[i]! * z;
      const green = irg[i]! * x + igg[i]! * y + igb[i]! * z;
      const blue = irb[i]! * x + igb[i]! * y + ibb[i]! * z;
      pr[i] = red;
      pg[i] = green;
      pb[i] = blue;
      rest[i] = rest[i]! - red * mr[i]! - green * mg[i]! - blue * mb[i]!;
    }
    return [mean(pr), mean(pg), mean(pb), mean(rest)];
  });
}

type Planes = [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];

/** Of symmetric 3 × 3 matrices, each plane an entry of their upper triangles by rows; in their own memory, by cofactors. */
function inverted(planes: Planes): Planes {
  const [rr, rg, rb, gg, gb, bb] = planes;
  for (let n = 0; n < rr.length; n++) {
    const [a, b, c] = [rr[n]! + EPSILON, rg[n]!, rb[n]!];
    const [d, e, f] = [gg[n]! + EPSILON, gb[n]!, bb[n]! + EPSILON];
    const [i, j, k] = [d * f - e * e, c * e - b * f, b * e - c * d];
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
