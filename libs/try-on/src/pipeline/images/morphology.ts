import { type Labels, type Mask, newMask } from './image.js';

/**
 * Distance in pixels from every pixel to the nearest one above one half (Felzenszwalb and Huttenlocher, 2012);
 * infinite where there is none.
 */
export function distanceTo(mask: Mask): Mask {
  const { width, height } = mask;
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mask.data[i]! > 0.5 ? 0 : FAR;
  const longest = Math.max(width, height);
  const scratch = { line: new Float64Array(longest), to: new Float64Array(longest) };
  const hull = { at: new Int32Array(longest), from: new Float64Array(longest + 1) };
  for (let x = 0; x < width; x++) transformLine(out.data, x, width, height, scratch, hull);
  for (let y = 0; y < height; y++) transformLine(out.data, y * width, 1, width, scratch, hull);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = out.data[i]! >= FAR / 2 ? Infinity : Math.sqrt(out.data[i]!);
  }
  return out;
}

const FAR = 1e12;

function transformLine(
  data: Float32Array,
  start: number,
  step: number,
  count: number,
  { line, to }: { line: Float64Array; to: Float64Array },
  { at, from }: { at: Int32Array; from: Float64Array },
): void {
  for (let i = 0; i < count; i++) line[i] = data[start + i * step]!;
  let last = 0;
  at[0] = 0;
  from[0] = -Infinity;
  from[1] = Infinity;
  for (let q = 1; q < count; q++) {
    let meet = crossing(line, q, at[last]!);
    while (meet <= from[last]!) {
      last--;
      meet = crossing(line, q, at[last]!);
    }
    last++;
    at[last] = q;
    from[last] = meet;
    from[last + 1] = Infinity;
  }
  let k = 0;
  for (let q = 0; q < count; q++) {
    while (from[k + 1]! < q) k++;
    to[q] = (q - at[k]!) ** 2 + line[at[k]!]!;
  }
  for (let i = 0; i < count; i++) data[start + i * step] = to[i]!;
}

function crossing(line: Float64Array, q: number, p: number): number {
  return (line[q]! + q * q - line[p]! - p * p) / (2 * q - 2 * p);
}

const inverse = (mask: Mask): Mask => {
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mask.data[i]! > 0.5 ? 0 : 1;
  return out;
};

const where = (distance: Mask, isIn: (distance: number) => boolean): Mask => {
  for (let i = 0; i < distance.data.length; i++) distance.data[i] = isIn(distance.data[i]!) ? 1 : 0;
  return distance;
};

/** Grown by a disc of `radius` pixels. */
export function dilate(mask: Mask, radius: number): Mask {
  return where(distanceTo(mask), (d) => d <= radius);
}

/** Shrunk by a disc of `radius` pixels; the frame's border counts as inside. */
export function erode(mask: Mask, radius: number): Mask {
  return where(distanceTo(inverse(mask)), (d) => d > radius);
}

/** Without what is narrower than 2 · radius. */
export function open(mask: Mask, radius: number): Mask {
  return dilate(erode(mask, radius), radius);
}

/** With gaps narrower than 2 · radius filled. */
export function close(mask: Mask, radius: number): Mask {
  return erode(dilate(mask, radius), radius);
}

export type Component = { label: number; area: number; x: number; y: number };

/**
 * Four-connected parts of what is above one half, largest first, at most 254: `labels` holds each part's `label`
 * (0: none), `x` and `y` are its centre.
 */
export function components(mask: Mask): { labels: Labels; parts: Component[] } {
  const { width, height } = mask;
  const numbers = new Int32Array(width * height);
  const found: Component[] = [];
  const stack = new Int32Array(width * height);
  for (let seed = 0; seed < numbers.length; seed++) {
    if (numbers[seed] !== 0 || mask.data[seed]! <= 0.5) continue;
    const part: Component = { label: found.length + 1, area: 0, x: 0, y: 0 };
    let top = 0;
    stack[top++] = seed;
    numbers[seed] = part.label;
    while (top > 0) {
      const i = stack[--top]!;
      const x = i % width;
      part.area++;
      part.x += x;
      part.y += (i - x) / width;
      for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (next < 0 || next >= numbers.length || numbers[next] !== 0 || mask.data[next]! <= 0.5) continue;
        numbers[next] = part.label;
        stack[top++] = next;
      }
    }
    part.x /= part.area;
    part.y /= part.area;
    found.push(part);
  }
  const parts = found.toSorted((a, b) => b.area - a.area).slice(0, 254);
  const rank = new Uint8Array(found.length + 1);
  parts.forEach((part, at) => (rank[part.label] = at + 1));
  const labels = { width, height, data: new Uint8Array(width * height) };
  for (let i = 0; i < numbers.length; i++) labels.data[i] = rank[numbers[i]!]!;
  return { labels, parts: parts.map((part, at) => ({ ...part, label: at + 1 })) };
}

/** The parts that `isKept` accepts. */
export function keepComponents(mask: Mask, isKept: (part: Component, largest: Component) => boolean): Mask {
  const { labels, parts } = components(mask);
  const kept = new Uint8Array(256);
  for (const part of parts) kept[part.label] = isKept(part, parts[0]!) ? 1 : 0;
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) out.data[i] = kept[labels.data[i]!]!;
  return out;
}

/** Closed: background that the frame's border does not reach becomes part of the mask. */
export function fillHoles(mask: Mask, largest = Infinity): Mask {
  const outside = inverse(mask);
  const { labels, parts } = components(outside);
  const { width, height } = mask;
  const touches = new Uint8Array(256);
  for (let x = 0; x < width; x++) {
    touches[labels.data[x]!] = 1;
    touches[labels.data[(height - 1) * width + x]!] = 1;
  }
  for (let y = 0; y < height; y++) {
    touches[labels.data[y * width]!] = 1;
    touches[labels.data[y * width + width - 1]!] = 1;
  }
  const isHole = new Uint8Array(256);
  for (const part of parts) if (touches[part.label] === 0 && part.area <= largest) isHole[part.label] = 1;
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = mask.data[i]! > 0.5 || isHole[labels.data[i]!] === 1 ? 1 : 0;
  }
  return out;
}
