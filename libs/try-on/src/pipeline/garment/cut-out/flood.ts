import type { Size } from '#images';
import type { Ground, LabPlanes } from './border-model.js';

/** Which pixels are ground: 1, and 0 where something lies on it. */
export type GroundMap = Size & { data: Uint8Array };

/** Lightness that a soft shadow may take from the ground, and how much it may differ in colour. */
const DEEPEST_SHADOW = 45;
const SHADOW_CHROMA = 4;
/** Lightness by which the ground may be lighter than its model: light falls on the middle of a photo. */
const LIGHTEST = 3;
/** Lightness from one pixel to the next: a shadow fades, the edge of a garment does not. */
const FADE = 1.4;

/** The ground that is reached from the photo's border over pixels that `isGround` accepts. */
export function flooded(size: Size, isGround: (i: number) => boolean): GroundMap {
  const { width, height } = size;
  const map = { width, height, data: new Uint8Array(width * height) };
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) border.push(y * width, y * width + width - 1);
  const seeds = border.filter(isGround);
  for (const i of seeds) map.data[i] = 1;
  spread(map, seeds, isGround);
  return map;
}

/** 1 where a pixel has the colour of the ground or of a soft shadow on it: no other hue, and not much darker. */
export function shadesOf({ planes: [l, a, b] }: LabPlanes, { colour }: Ground): Uint8Array {
  const [gl, ga, gb] = colour.planes;
  const out = new Uint8Array(l.length);
  for (let i = 0; i < out.length; i++) {
    const darker = gl[i]! - l[i]!;
    if (darker < -LIGHTEST || darker > DEEPEST_SHADOW) continue;
    const da = a[i]! - ga[i]!;
    const db = b[i]! - gb[i]!;
    if (da * da + db * db < SHADOW_CHROMA ** 2) out[i] = 1;
  }
  return out;
}

/**
 * Adds the soft shadows that hang on to the ground and fade from pixel to pixel, where `isLikely` allows it.
 * @param l lightness of each pixel
 * @param shades as of `shadesOf`
 */
export function addShadows(
  map: GroundMap,
  l: Float32Array,
  shades: Uint8Array,
  isLikely: (i: number) => boolean,
): void {
  spread(
    map,
    rimOf(map),
    (next, from) => shades[next] === 1 && isLikely(next) && Math.abs(l[next]! - l[from]!) < FADE,
  );
}

/** Whether lightness changes from a pixel to the next no more than a shadow's does. */
export function isSmooth(l: Float32Array, width: number, i: number): boolean {
  return (
    (i + 1 >= l.length || Math.abs(l[i]! - l[i + 1]!) < FADE) &&
    (i + width >= l.length || Math.abs(l[i]! - l[i + width]!) < FADE)
  );
}

/** Ground pixels that something lies beside. */
function rimOf({ width, height, data }: GroundMap): number[] {
  const rim: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (data[i] === 0) continue;
      const isRim =
        (x > 0 && data[i - 1] === 0) ||
        (x < width - 1 && data[i + 1] === 0) ||
        (y > 0 && data[i - width] === 0) ||
        (y < height - 1 && data[i + width] === 0);
      if (isRim) rim.push(i);
    }
  }
  return rim;
}

/** Grows the ground from `seeds` to four-connected neighbours that `isGround` accepts. */
function spread(
  { width, data }: GroundMap,
  seeds: readonly number[],
  isGround: (next: number, from: number) => boolean,
): void {
  const stack = new Int32Array(data.length + seeds.length);
  stack.set(seeds);
  let top = seeds.length;
  const visit = (next: number, from: number) => {
    if (data[next] !== 0 || !isGround(next, from)) return;
    data[next] = 1;
    stack[top++] = next;
  };
  while (top > 0) {
    const i = stack[--top]!;
    const x = i % width;
    if (x > 0) visit(i - 1, i);
    if (x < width - 1) visit(i + 1, i);
    if (i >= width) visit(i - width, i);
    if (i + width < data.length) visit(i + width, i);
  }
}
