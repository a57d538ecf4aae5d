import { type Box, type Labels, type Mask, newMask, type Size } from '#images';

/** The parser's classes; a label is the index. `models/recipes/person_parser/classes.py` has the same. */
export const PARTS = [
  'background',
  'hair',
  'skin',
  'upper',
  'lower',
  'dress',
  'outer',
  'shoes',
  'other',
] as const;
export type Part = (typeof PARTS)[number];
export const partIndex = (part: Part): number => PARTS.indexOf(part);

/** By label, whether it is one of `parts`. */
export const partsTable = (parts: readonly Part[]): boolean[] => PARTS.map((part) => parts.includes(part));

/** By label, whether it is a garment that may have sleeves. */
export const MAY_HAVE_SLEEVES = partsTable(['upper', 'outer', 'dress']);

/**
 * Class probabilities at the network's own size, plane after plane in the order of `PARTS`, and the part of the photo that they are of
 * (pixels of the photo).
 */
export type Parse = { box: Box; photo: Size; width: number; height: number; probabilities: Float32Array };

/** The probability of any of `parts`, at the photo's size; 0 outside the parsed box. */
export function probabilityOf(parse: Parse, parts: readonly Part[]): Mask {
  const plane = parse.width * parse.height;
  const sum = new Float32Array(plane);
  for (const part of parts) {
    const from = partIndex(part) * plane;
    for (let i = 0; i < plane; i++) sum[i]! += parse.probabilities[from + i]!;
  }
  const out = newMask(parse.photo);
  const { columns, rows } = tapsOf(parse);
  for (let v = 0; v < rows.low.length; v++) {
    const row0 = rows.low[v]! * parse.width;
    const row1 = rows.high[v]! * parse.width;
    const ty = rows.share[v]!;
    const start = (rows.first + v) * out.width + columns.first;
    for (let u = 0; u < columns.low.length; u++) {
      const x0 = columns.low[u]!;
      const x1 = columns.high[u]!;
      const tx = columns.share[u]!;
      const top = sum[row0 + x0]! * (1 - tx) + sum[row0 + x1]! * tx;
      const bottom = sum[row1 + x0]! * (1 - tx) + sum[row1 + x1]! * tx;
      out.data[start + u] = top * (1 - ty) + bottom * ty;
    }
  }
  return out;
}

/** The likeliest class of every pixel, at the photo's size; background outside the parsed box. */
export function labelsOf(parse: Parse): Labels {
  const plane = parse.width * parse.height;
  const { probabilities: p } = parse;
  const labels = { ...parse.photo, data: new Uint8Array(parse.photo.width * parse.photo.height) };
  const likeliest = likeliestOf(parse);
  const { columns, rows } = tapsOf(parse);
  const at = (k: number, a: number, b: number, tx: number) =>
    p[k * plane + a]! * (1 - tx) + p[k * plane + b]! * tx;
  for (let v = 0; v < rows.low.length; v++) {
    const row0 = rows.low[v]! * parse.width;
    const row1 = rows.high[v]! * parse.width;
    const ty = rows.share[v]!;
    const start = (rows.first + v) * labels.width + columns.first;
    for (let u = 0; u < columns.low.length; u++) {
      const a = row0 + columns.low[u]!;
      const b = row0 + columns.high[u]!;
      const c = row1 + columns.low[u]!;
      const d = row1 + columns.high[u]!;
      // What is likeliest at all four corners is so between them.
      const label = likeliest[a]!;
      if (label === likeliest[b] && label === likeliest[c] && label === likeliest[d]) {
        labels.data[start + u] = label;
        continue;
      }
      const tx = columns.share[u]!;
      let best = 0;
      let most = -1;
      for (let k = 0; k < PARTS.length; k++) {
        const value = at(k, a, b, tx) * (1 - ty) + at(k, c, d, tx) * ty;
        if (value <= most) continue;
        most = value;
        best = k;
      }
      labels.data[start + u] = best;
    }
  }
  return labels;
}

/** The likeliest class of every pixel of the network. */
export function likeliestOf({ probabilities, width, height }: Parse): Uint8Array {
  const plane = width * height;
  const found = new Uint8Array(plane);
  for (let i = 0; i < plane; i++) {
    let most = probabilities[i]!;
    for (let k = 1; k < PARTS.length; k++) {
      const value = probabilities[k * plane + i]!;
      if (value <= most) continue;
      most = value;
      found[i] = k;
    }
  }
  return found;
}

/**
 * Along one side, for the photo's pixels of the parsed box from `first` on: the network's pixels before and after each, and
 * the share of the latter.
 */
export type Taps = { first: number; low: Int32Array; high: Int32Array; share: Float64Array };

/** The network's pixels around each pixel of the photo inside the parsed box, by column and by row. */
export function tapsOf({ box, photo, width, height }: Parse): { columns: Taps; rows: Taps } {
  return {
    columns: tapsAlong(box.x, box.width, photo.width, width),
    rows: tapsAlong(box.y, box.height, photo.height, height),
  };
}

function tapsAlong(start: number, length: number, photo: number, network: number): Taps {
  // The first pixel whose middle lies inside; a look's box may begin between two.
  const first = Math.max(0, Math.ceil(start - 0.5));
  const count = Math.max(0, Math.min(photo, Math.ceil(start + length - 0.5)) - first);
  const taps = {
    first,
    low: new Int32Array(count),
    high: new Int32Array(count),
    share: new Float64Array(count),
  };
  for (let k = 0; k < count; k++) {
    const at = Math.min(network - 1, Math.max(0, ((first + k - start + 0.5) * network) / length - 0.5));
    const low = Math.floor(at);
    taps.low[k] = low;
    taps.high[k] = Math.min(network - 1, low + 1);
    taps.share[k] = at - low;
  }
  return taps;
}
