import { copyImage, copyPixel, type Image, type Mask } from '#images';

/**
 * Continues the texture of the known pixels (`known` above one half) into gaps: every gap of a row shows what lies
 * beside it, mirrored at its ends, one side passing into the other in the middle. Where the mirrored place is not
 * known itself, `base` shows. Rows in which nothing of `wanted` lies are left alone.
 */
export function mirrorRows(image: Image, known: Mask, base: Image, wanted: Mask): Image {
  const out = copyImage(base);
  const { width, height } = image;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let from = 0; from < width; from++) {
      if (known.data[row + from]! > 0.5) continue;
      let to = from;
      while (to < width && known.data[row + to]! <= 0.5) to++;
      mirrorGap(image, known, out, wanted, { row, width, from, to });
      from = to;
    }
  }
  return out;
}

type Gap = { row: number; width: number; from: number; to: number };

function mirrorGap(image: Image, known: Mask, out: Image, wanted: Mask, { row, width, from, to }: Gap): void {
  const length = to - from;
  const isKnown = (x: number) => x >= 0 && x < width && known.data[row + x]! > 0.5;
  for (let x = from; x < to; x++) {
    if (wanted.data[row + x]! <= 0) continue;
    const [left, right] = [2 * from - 1 - x, 2 * to - 1 - x];
    // The nearer side alone but for the middle third, so that textures are not averaged.
    const share = Math.min(1, Math.max(0, ((x - from + 0.5) / length - 1 / 3) * 3));
    const weights = [isKnown(left) ? 1 - share : 0, isKnown(right) ? share : 0] as const;
    const total = weights[0] + weights[1];
    for (let c = 0; c < 3; c++) {
      const at = (row + x) * 3 + c;
      const a = weights[0] > 0 ? image.data[(row + left) * 3 + c]! : 0;
      const b = weights[1] > 0 ? image.data[(row + right) * 3 + c]! : 0;
      out.data[at] = Math.round(a * weights[0] + b * weights[1] + out.data[at]! * (1 - total));
    }
  }
}

/** Of a column: with fewer known pixels in a row, their texture says nothing. */
const LEAST_RUN = 6;

/**
 * Continues the texture of each column's first run of known pixels (`known` above one half) upwards, mirrored to and
 * fro; with `isUpwards` false its last run downwards. Where a column has none, `base` shows.
 */
export function mirrorColumns(image: Image, known: Mask, base: Image, isUpwards: boolean): Image {
  const out = copyImage(base);
  const { width, height } = image;
  const [start, step] = isUpwards ? [0, 1] : [height - 1, -1];
  const isKnown = (x: number, y: number) => y >= 0 && y < height && known.data[y * width + x]! > 0.5;
  for (let x = 0; x < width; x++) {
    let first = start;
    while (first >= 0 && first < height && !isKnown(x, first)) first += step;
    let run = 0;
    while (isKnown(x, first + run * step)) run++;
    if (run < LEAST_RUN) continue;
    for (let y = start; y !== first; y += step) {
      const past = (Math.abs(first - y) - 1) % (2 * run);
      const from = first + (past < run ? past : 2 * run - 1 - past) * step;
      copyPixel(image, from * width + x, out, y * width + x);
    }
  }
  return out;
}
