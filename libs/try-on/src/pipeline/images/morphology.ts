import { type Labels, type Mask, maskOf, newMask, partOf, putPart, supportOf } from '#images';

/**
 * Distance in pixels from every pixel to the nearest one above one half (Felzenszwalb and Huttenlocher, 2012);
 * infinite where there is none.
 */
export function distanceTo(mask: Mask): Mask {
  const out = columnDistance(mask, true);
  const { width, data } = out;
  const line = new Float64Array(width);
  const hull = { at: new Int32Array(width), from: new Float64Array(width + 1) };
  for (let start = 0; start < data.length; start += width) alongRow(data, start, line, hull);
  for (let i = 0; i < data.length; i++) data[i] = data[i]! >= FAR ? Infinity : Math.sqrt(data[i]!);
  return out;
}

/** Beyond any square of a distance in a picture, and exact in 32 bits. */
const FAR = 2 ** 40;

/**
 * How far up or down its column each pixel is from the next one above one half, `FAR` where there is none; with `toInside`
 * false from the next one that is not.
 */
function columnDistance(mask: Mask, toInside: boolean): Mask {
  const { width, data } = mask;
  const out = newMask(mask);
  const to = out.data;
  // Whole rows at a time: memory is read in its own order.
  for (let i = 0; i < to.length; i++) {
    if (data[i]! > 0.5 === toInside) continue;
    to[i] = i < width ? FAR : to[i - width]! + 1;
  }
  for (let i = to.length - 1 - width; i >= 0; i--) {
    const below = to[i + width]! + 1;
    if (below < to[i]!) to[i] = below;
  }
  return out;
}

/** Takes distances within columns, gives squares of distances in the plane: the lower hull of parabolas. */
function alongRow(
  data: Float32Array,
  start: number,
  line: Float64Array,
  { at, from }: { at: Int32Array; from: Float64Array },
): void {
  const count = line.length;
  let last = -1;
  for (let q = 0; q < count; q++) {
    const off = data[start + q]!;
    if (off >= FAR) continue;
    line[q] = off * off;
    let meet = -Infinity;
    while (last >= 0) {
      const p = at[last]!;
      meet = (line[q]! + q * q - line[p]! - p * p) / (2 * (q - p));
      if (meet > from[last]!) break;
      last--;
    }
    last++;
    at[last] = q;
    from[last] = last === 0 ? -Infinity : meet;
  }
  if (last < 0) {
    data.fill(FAR, start, start + count);
    return;
  }
  from[last + 1] = Infinity;
  let k = 0;
  for (let q = 0; q < count; q++) {
    while (from[k + 1]! < q) k++;
    const p = at[k]!;
    data[start + q] = (q - p) * (q - p) + line[p]!;
  }
}

const inverse = (mask: Mask): Mask => {
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mask.data[i]! > 0.5 ? 0 : 1;
  return out;
};

/** Grown by a disc of `radius` pixels. */
export function dilate(mask: Mask, radius: number): Mask {
  const box = supportOf(mask, 0.5, Math.ceil(Math.max(0, radius)));
  if (box === undefined) return newMask(mask);
  const part = columnDistance(partOf(mask, box), true);
  markReached(part, radius, 1);
  return putPart(newMask(mask), part, box);
}

/** Shrunk by a disc of `radius` pixels; the frame's border counts as inside. */
export function erode(mask: Mask, radius: number): Mask {
  // A margin of one: the nearest pixel outside of the mask is no further off than the ring around it.
  const box = supportOf(mask, 0.5, 1);
  if (box === undefined) return newMask(mask);
  const part = columnDistance(partOf(mask, box), false);
  markReached(part, radius, 0);
  return putPart(newMask(mask), part, box);
}

/**
 * Of distances within columns (`columnDistance`) makes `mark` where a pixel lies within a disc of `radius` around one of
 * distance 0, and 1 − `mark` elsewhere: a pixel `d` below one reaches as far along its row as the disc is wide there.
 */
function markReached({ width, data }: Mask, radius: number, mark: 0 | 1): void {
  const reach = reachOf(radius);
  // How many more stretches of the row begin than end at a place.
  const steps = new Int32Array(width + 1);
  for (let start = 0; start < data.length; start += width) {
    let open = 0;
    for (let x = 0; x < width; x++) {
      const off = data[start + x]!;
      if (off >= reach.length) continue;
      const wide = reach[off]!;
      steps[x > wide ? x - wide : 0]! += 1;
      steps[x + wide < width ? x + wide + 1 : width]! -= 1;
    }
    for (let x = 0; x < width; x++) {
      open += steps[x]!;
      data[start + x] = open > 0 ? mark : 1 - mark;
    }
    steps.fill(0);
  }
}

/** Half the width of a disc by the distance of a row from its middle, in whole pixels. */
function reachOf(radius: number): Int32Array {
  const most = radius * radius;
  return Int32Array.from({ length: Math.floor(Math.max(0, radius)) + 1 }, (_, off) => {
    let wide = 0;
    while ((wide + 1) ** 2 + off ** 2 <= most) wide++;
    return wide;
  });
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
  const labels = { width: mask.width, height: mask.height, data: new Uint8Array(mask.data.length) };
  const box = supportOf(mask, 0.5, 0);
  if (box === undefined) return { labels, parts: [] };
  const { width, data } = partOf(mask, box);
  const numbers = new Int32Array(data.length);
  const found: Component[] = [];
  // First pixels of runs that are still to be followed.
  const stack: number[] = [];
  for (let seed = 0; seed < numbers.length; seed++) {
    if (numbers[seed] !== 0 || data[seed]! <= 0.5) continue;
    const part: Component = { label: found.length + 1, area: 0, x: 0, y: 0 };
    stack.push(seed);
    while (stack.length > 0) {
      const i = stack.pop()!;
      if (numbers[i] !== 0) continue;
      const row = i - (i % width);
      let from = i;
      while (from > row && data[from - 1]! > 0.5) from--;
      let to = i;
      while (to + 1 < row + width && data[to + 1]! > 0.5) to++;
      numbers.fill(part.label, from, to + 1);
      const count = to - from + 1;
      part.area += count;
      part.x += count * (box.x + (from + to) / 2 - row);
      part.y += count * (box.y + row / width);
      for (const by of [-width, width]) {
        if (row + by < 0 || row + by >= numbers.length) continue;
        let isRun = false;
        for (let at = from + by; at <= to + by; at++) {
          const isNew = data[at]! > 0.5 && numbers[at] === 0;
          if (isNew && !isRun) stack.push(at);
          isRun = isNew;
        }
      }
    }
    part.x /= part.area;
    part.y /= part.area;
    found.push(part);
  }
  const parts = found.toSorted((a, b) => b.area - a.area).slice(0, 254);
  const rank = new Uint8Array(found.length + 1);
  parts.forEach((part, at) => (rank[part.label] = at + 1));
  for (let y = 0, i = 0; y < box.height; y++) {
    const start = (box.y + y) * mask.width + box.x;
    for (let at = start; at < start + width; at++, i++) labels.data[at] = rank[numbers[i]!]!;
  }
  return { labels, parts: parts.map((part, at) => ({ ...part, label: at + 1 })) };
}

/** The parts that `isKept` accepts. */
export function keepComponents(mask: Mask, isKept: (part: Component, largest: Component) => boolean): Mask {
  const { labels, parts } = components(mask);
  const kept = parts.filter((part) => isKept(part, parts[0]!));
  return maskOf(
    labels,
    kept.map(({ label }) => label),
  );
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
