type Size = { height: number; width: number };
/** The part of the resized photo that is wanted. */
export type Window = Size & { left: number; top: number };
export type Kernel = 'cubic' | 'linear';
export type Resize = { from: Size; to: Size; window: Window; kernel: Kernel };

/** Which pixels of a line make one of the resized line, from `first` on, and how much of each. */
type Taps = { first: number; weights: Float64Array };

const CHANNELS = 3;
const SUPPORT = { cubic: 2, linear: 1 };

/**
 * Resizes RGB bytes as Pillow's `Image.resize` does (Pillow, src/libImaging/Resample.c): rows first, rounded to bytes
 * between the two passes, and at the edges only with the pixels that there are. libvips does the same where it makes
 * smaller; where it makes larger it places pixels otherwise, and what an encoder sees changes.
 * @param pixels [height, width, 3]
 * @returns the window of the resized photo, [window.height, window.width, 3]
 */
export function pillowResize(
  pixels: Uint8Array,
  { from, to, window, kernel }: Resize,
): Uint8Array<ArrayBuffer> {
  const across = tapsOf(from.width, to.width, window.left, window.width, kernel);
  const down = tapsOf(from.height, to.height, window.top, window.height, kernel);
  const firstRow = down[0]?.first ?? 0;
  const lastTaps = down.at(-1);
  const rows = (lastTaps === undefined ? 0 : lastTaps.first + lastTaps.weights.length) - firstRow;
  const narrow = new Uint8ClampedArray(rows * window.width * CHANNELS);
  for (let row = 0, at = 0; row < rows; row++) {
    const line = (firstRow + row) * from.width;
    for (const { first, weights } of across) {
      at = weigh(pixels, (line + first) * CHANNELS, CHANNELS, weights, narrow, at, CHANNELS);
    }
  }
  const result = new Uint8ClampedArray(window.height * window.width * CHANNELS);
  const stride = window.width * CHANNELS;
  let at = 0;
  for (const { first, weights } of down) {
    at = weigh(narrow, (first - firstRow) * stride, stride, weights, result, at, stride);
  }
  return new Uint8Array(result.buffer);
}

/** Writes `count` neighbouring values, each the weighted sum of those `step` apart; answers where the next go. */
function weigh(
  source: Uint8Array | Uint8ClampedArray,
  start: number,
  step: number,
  weights: Float64Array,
  target: Uint8ClampedArray,
  at: number,
  count: number,
): number {
  for (let index = 0; index < count; index++) {
    let sum = 0;
    for (let tap = 0, from = start + index; tap < weights.length; tap++, from += step) {
      // The taps are inside of the photo: no index is outside of it.
      sum += source[from]! * weights[tap]!;
    }
    target[at + index] = sum;
  }
  return at + count;
}

function tapsOf(from: number, to: number, start: number, count: number, kernel: Kernel): Taps[] {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const support = SUPPORT[kernel] * stretch;
  return Array.from({ length: count }, (_, index) => {
    const centre = (start + index + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const weights = Float64Array.from({ length: end - first }, (_weight, tap) =>
      weightAt((first + tap - centre + 0.5) / stretch, kernel),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Keys' cubic convolution with a = -0.5, or the triangle. */
function weightAt(distance: number, kernel: Kernel): number {
  const x = Math.abs(distance);
  if (kernel === 'linear') return Math.max(0, 1 - x);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
}
