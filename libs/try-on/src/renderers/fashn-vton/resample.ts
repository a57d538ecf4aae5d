/** Of one axis: for each new pixel the old ones that it is made of. */
type Taps = { first: Int32Array; weights: Float64Array[] };

/**
 * A picture at another size, float values, row by row with its channels together: means of areas where it shrinks,
 * Lanczos over eight pixels where it grows (INTER_AREA and INTER_LANCZOS4 of OpenCV).
 */
export function resample(
  data: ArrayLike<number>,
  from: { width: number; height: number },
  to: { width: number; height: number },
  channels: number,
): Float32Array {
  // Each new pixel is the old one, of which the weights below would make it too.
  if (from.width === to.width && from.height === to.height) return Float32Array.from(data);
  const across = tapsOf(from.width, to.width);
  const rows = new Float32Array(from.height * to.width * channels);
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const weights = across.weights[x]!;
      const first = across.first[x]!;
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let i = 0; i < weights.length; i++) {
          sum += weights[i]! * data[(y * from.width + clamp(first + i, from.width)) * channels + c]!;
        }
        rows[(y * to.width + x) * channels + c] = sum;
      }
    }
  }
  const down = tapsOf(from.height, to.height);
  const line = to.width * channels;
  const out = new Float32Array(to.height * line);
  for (let y = 0; y < to.height; y++) {
    const weights = down.weights[y]!;
    for (let i = 0; i < weights.length; i++) {
      const source = clamp(down.first[y]! + i, from.height) * line;
      const weight = weights[i]!;
      for (let x = 0; x < line; x++) out[y * line + x]! += weight * rows[source + x]!;
    }
  }
  return out;
}

function tapsOf(from: number, to: number): Taps {
  const scale = from / to;
  const taps: Taps = { first: new Int32Array(to), weights: [] };
  for (let at = 0; at < to; at++) {
    const { first, weights } =
      scale >= 1 ? areaTaps(at * scale, (at + 1) * scale, from) : lanczosTaps((at + 0.5) * scale - 0.5);
    const sum = weights.reduce((a, b) => a + b, 0);
    taps.first[at] = first;
    taps.weights.push(weights.map((weight) => weight / sum));
  }
  return taps;
}

/** The part of each pixel that lies between two places. */
function areaTaps(start: number, end: number, size: number): { first: number; weights: Float64Array } {
  const first = Math.floor(start + 1e-9);
  const last = Math.min(size, Math.max(first + 1, Math.ceil(end - 1e-9)));
  const weights = Float64Array.from({ length: last - first }, (_, i) =>
    Math.max(0, Math.min(end, first + i + 1) - Math.max(start, first + i)),
  );
  return { first, weights };
}

function lanczosTaps(centre: number): { first: number; weights: Float64Array } {
  const first = Math.floor(centre) - 3;
  return { first, weights: Float64Array.from({ length: 8 }, (_, i) => lanczos(centre - first - i)) };
}

function lanczos(x: number): number {
  if (Math.abs(x) < 1e-7) return 1;
  return (4 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 4)) / (Math.PI * x) ** 2;
}

function clamp(index: number, size: number): number {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}
