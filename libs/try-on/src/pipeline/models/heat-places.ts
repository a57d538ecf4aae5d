import type { Size } from '#images';
import type { Point } from '../geometry/point.js';

/** Cells round the peak that are heard: a second, lower peak elsewhere does not pull the place away. */
const RADIUS = 3;

/**
 * The place of each heatmap, between cells: the mean of the cells near the peak, weighed by their softmax
 * (integral regression, Sun et al., ECCV 2018, in a window).
 * @param heat logits, [maps, height, width]
 * @returns shares of the frame's width and height
 */
export function heatPlaces(heat: Float32Array, { width, height }: Size): Point[] {
  const cells = width * height;
  if (cells === 0 || heat.length % cells !== 0) {
    throw new RangeError(`${heat.length} values are no heatmaps of ${width}×${height}`);
  }
  return Array.from({ length: heat.length / cells }, (_, map) => placeOf(heat, map * cells, width, height));
}

function placeOf(heat: Float32Array, from: number, width: number, height: number): Point {
  let peak = 0;
  for (let i = 1; i < width * height; i++) if (heat[from + i]! > heat[from + peak]!) peak = i;
  const [px, py] = [peak % width, Math.floor(peak / width)];
  let [sum, x, y] = [0, 0, 0];
  for (let v = Math.max(0, py - RADIUS); v <= Math.min(height - 1, py + RADIUS); v++) {
    for (let u = Math.max(0, px - RADIUS); u <= Math.min(width - 1, px + RADIUS); u++) {
      const weight = Math.exp(heat[from + v * width + u]! - heat[from + peak]!);
      sum += weight;
      x += weight * (u + 0.5);
      y += weight * (v + 0.5);
    }
  }
  return { x: x / sum / width, y: y / sum / height };
}
