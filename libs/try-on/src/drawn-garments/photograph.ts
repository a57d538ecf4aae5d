import type { Image, Mask, Size } from '#images';
import type { Dice } from './dice.js';

/** A smooth random field over the frame, about −1…1. */
type Field = (x: number, y: number) => number;

function field(dice: Dice, size: Size, cells: number): Field {
  const [columns, rows] = [Math.ceil(cells) + 2, Math.ceil((cells * size.height) / size.width) + 2];
  const values = Float32Array.from({ length: columns * rows }, () => dice.range(-1, 1));
  const step = cells / size.width;
  return (x, y) => {
    const [u, v] = [x * step, y * step];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [fx, fy] = [ease(u - i), ease(v - j)];
    const at = j * columns + i;
    const top = values[at]! + (values[at + 1]! - values[at]!) * fx;
    const low = values[at + columns]! + (values[at + columns + 1]! - values[at + columns]!) * fx;
    return top + (low - top) * fy;
  };
}

const ease = (t: number): number => t * t * (3 - 2 * t);

/**
 * Lays the drawn garment on a ground with creases, grain and a soft shadow: what is filled out has fewer creases.
 * @param rgba straight alpha
 * @param creasing how many times as deep as usual the creases are
 */
export function photograph(
  dice: Dice,
  rgba: Uint8Array,
  size: Size,
  isGhost: boolean,
  creasing = 1,
): { image: Image; mask: Mask } {
  const { width, height } = size;
  const [image, mask] = [new Uint8Array(width * height * 3), new Float32Array(width * height)];
  const cells = dice.range(5, 11);
  const [broad, fine] = [field(dice, size, cells), field(dice, size, cells * 2.6)];
  const [bump, crease, grain] = [
    dice.range(0.02, 0.14),
    dice.range(0, 1) * creasing * (isGhost ? 0.08 : 0.22),
    dice.range(0.5, 5),
  ];
  const ground = groundOf(dice);
  const light = field(dice, size, 2);
  const unevenness = dice.range(0, 6);
  const shade = shadowOf(dice, rgba, size);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = rgba[i * 4 + 3]! / 255;
      mask[i] = alpha;
      const ridge = 1 - Math.abs(fine(x, y));
      const gain = 1 + bump * broad(x, y) + crease * (ridge * ridge - 0.6);
      const speck = (dice.next() - 0.5) * grain;
      const floor = (1 - shade(x, y)) * (1 - alpha);
      const even = unevenness * light(x, y);
      for (let c = 0; c < 3; c++) {
        const value = rgba[i * 4 + c]! * gain * alpha + (ground[c]! + even) * floor + speck;
        image[i * 3 + c] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  return { image: { width, height, data: image }, mask: { width, height, data: mask } };
}

/** A shop's ground: white or nearly so, sometimes a pale colour. */
function groundOf(dice: Dice): readonly number[] {
  if (dice.chance(0.55)) return [255, 255, 255].map((c) => c - dice.range(0, 4));
  const grey = dice.range(218, 250);
  return [0, 1, 2].map(() => grey + dice.wobble(dice.chance(0.3) ? 10 : 2));
}

/** How much the garment darkens the ground: its coverage on a coarse grid, blurred and moved. 0–1. */
function shadowOf(dice: Dice, rgba: Uint8Array, { width, height }: Size): Field {
  const depth = dice.chance(0.6) ? dice.range(0.03, 0.32) : 0;
  if (depth === 0) return () => 0;
  const cell = Math.max(1, Math.round(width / 96));
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  let grid = new Float32Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = Math.min(height - 1, j * cell) * width + Math.min(width - 1, i * cell);
      grid[j * columns + i] = rgba[at * 4 + 3]! / 255;
    }
  }
  const radius = Math.round(dice.range(1, 4));
  for (let pass = 0; pass < 2; pass++) grid = blurred(grid, columns, rows, radius);
  const [dx, dy] = [dice.range(-4, 4) * cell, dice.range(0, 5) * cell];
  return (x, y) => {
    const i = Math.min(columns - 1, Math.max(0, Math.floor((x - dx) / cell)));
    const j = Math.min(rows - 1, Math.max(0, Math.floor((y - dy) / cell)));
    return depth * grid[j * columns + i]!;
  };
}

function blurred(
  grid: Float32Array,
  columns: number,
  rows: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const across = (
    from: Float32Array,
    step: number,
    count: number,
    lines: number,
    next: number,
  ): Float32Array<ArrayBuffer> => {
    const to = new Float32Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let k = 0; k < count; k++) {
        let sum = 0;
        for (let r = -radius; r <= radius; r++)
          sum += from[line * next + Math.min(count - 1, Math.max(0, k + r)) * step]!;
        to[line * next + k * step] = sum / (2 * radius + 1);
      }
    }
    return to;
  };
  return across(across(grid, 1, columns, rows, columns), columns, rows, columns, 1);
}
