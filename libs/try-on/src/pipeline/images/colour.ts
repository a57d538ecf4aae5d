import type { Image, Mask } from '#images';
import { medianOf } from '../geometry/median.js';

export type Rgb = readonly [number, number, number];
export type Lab = readonly [number, number, number];

const LINEAR = Float64Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

const cubeRoot = (t: number): number =>
  t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116;

/** CIELAB (D65) of an 8-bit sRGB colour. */
export function labOf(r: number, g: number, b: number): Lab {
  const [lr, lg, lb] = [LINEAR[r]!, LINEAR[g]!, LINEAR[b]!];
  const x = cubeRoot((0.4124564 * lr + 0.3575761 * lg + 0.1804375 * lb) / 0.95047);
  const y = cubeRoot(0.2126729 * lr + 0.7151522 * lg + 0.072175 * lb);
  const z = cubeRoot((0.0193339 * lr + 0.119192 * lg + 0.9503041 * lb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIELAB of a pixel. */
export const labAt = ({ data }: Image, i: number): Lab =>
  labOf(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);

/** The median of each channel; NaN of none. */
export function middleLab(colours: readonly Lab[]): Lab {
  const middle = (c: 0 | 1 | 2) => medianOf(colours.map((lab) => lab[c]));
  return [middle(0), middle(1), middle(2)];
}

/** CIE 1976: the distance in CIELAB. */
export const deltaE76 = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const RADIANS = Math.PI / 180;

/** CIEDE2000 (Sharma, Wu and Dalal, 2005). */
export function deltaE2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const c7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(c7 / (c7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIANS + 360) % 360);
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)];
  const isGrey = c1 * c2 === 0;
  let dh = isGrey ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  else if (dh < -180) dh += 360;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * RADIANS);
  const [dL, dC, lightness, chroma] = [l2 - l1, c2 - c1, (l1 + l2) / 2, (c1 + c2) / 2];
  let h = h1 + h2;
  if (!isGrey) h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * RADIANS) +
    0.24 * Math.cos(2 * h * RADIANS) +
    0.32 * Math.cos((3 * h + 6) * RADIANS) -
    0.2 * Math.cos((4 * h - 63) * RADIANS);
  const sl = 1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2);
  const sc = 1 + 0.045 * chroma;
  const sh = 1 + 0.015 * chroma * t;
  const m7 = chroma ** 7;
  const rt =
    -2 * Math.sqrt(m7 / (m7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIANS);
  return Math.sqrt((dL / sl) ** 2 + (dC / sc) ** 2 + (dH / sh) ** 2 + rt * (dC / sc) * (dH / sh));
}

/** The median of each channel where `mask` is above one half; undefined where it nowhere is. */
export function medianColour(image: Image, mask: Mask): Rgb | undefined {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  let total = 0;
  for (let i = 0, p = 0; i < mask.data.length; i++, p += 3) {
    if (mask.data[i]! <= 0.5) continue;
    total++;
    counts[0][image.data[p]!]!++;
    counts[1][image.data[p + 1]!]!++;
    counts[2][image.data[p + 2]!]!++;
  }
  if (total === 0) return undefined;
  const median = (histogram: Uint32Array) => {
    let seen = 0;
    return histogram.findIndex((count) => (seen += count) * 2 >= total);
  };
  return [median(counts[0]), median(counts[1]), median(counts[2])];
}
