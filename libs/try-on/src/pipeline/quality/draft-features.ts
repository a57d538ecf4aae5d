import { type Box, boxOf, type Mask, union } from '#images';
import type { EncoderFeatures, FeatureMap } from '#person-parse';

/** Around what was changed, as a share of its longer side. */
const MARGIN = 0.06;
/** Places of a mask that are looked at in each cell of the finer map, each way. */
const TAPS = 8;
const LEAST = 1e-3;

/**
 * The part of a draft that is looked at: what was changed, all of it where nothing was.
 * @param changed 0–1, of the draft's size
 */
export function frameOf(changed: Mask): Box {
  const box = boxOf(changed);
  if (box === undefined) return { x: 0, y: 0, width: changed.width, height: changed.height };
  const margin = Math.round(MARGIN * Math.max(box.width, box.height));
  return {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
}

/**
 * What a look at a draft found, as one row of numbers: of each map the mean, spread and highest value of each channel, then its
 * mean over the new cloth and over what was painted beside it.
 * @param visible where new garments are seen, 0–1, of the draft's size
 * @param edit where the draft may differ from the photo, likewise
 */
export function draftFeatures({ box, maps }: EncoderFeatures, visible: Mask, edit: Mask): Float32Array {
  const changed = union(visible, edit);
  const rows = maps.flatMap((map) => {
    const cloth = sharesOf(visible, box, map);
    const painted = sharesOf(changed, box, map).map((share, i) => share - cloth[i]!);
    return pooled(map, cloth, painted);
  });
  return Float32Array.from(rows);
}

function pooled({ channels, width, height, data }: FeatureMap, cloth: Float32Array, painted: Float32Array) {
  const plane = width * height;
  const ofCloth = Math.max(LEAST, sumOf(cloth));
  const ofPainted = Math.max(LEAST, sumOf(painted));
  const kinds: number[][] = [[], [], [], [], []];
  for (let c = 0; c < channels; c++) {
    let [sum, squares, most, inCloth, inPainted] = [0, 0, -Infinity, 0, 0];
    for (let i = 0; i < plane; i++) {
      const value = data[c * plane + i]!;
      sum += value;
      squares += value * value;
      if (value > most) most = value;
      inCloth += value * cloth[i]!;
      inPainted += value * painted[i]!;
    }
    const mean = sum / plane;
    const spread = Math.sqrt(Math.max(0, squares / plane - mean * mean));
    for (const [kind, value] of [mean, spread, most, inCloth / ofCloth, inPainted / ofPainted].entries())
      kinds[kind]!.push(value);
  }
  return kinds.flat();
}

const sumOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);

/** The mean of a mask in each cell that a map has of `box`; nothing is beyond the frame. */
function sharesOf(mask: Mask, box: Box, { width, height }: FeatureMap): Float32Array {
  const shares = new Float32Array(width * height);
  for (let v = 0; v < height * TAPS; v++) {
    const y = Math.floor(box.y + ((v + 0.5) * box.height) / (height * TAPS));
    if (y < 0 || y >= mask.height) continue;
    for (let u = 0; u < width * TAPS; u++) {
      const x = Math.floor(box.x + ((u + 0.5) * box.width) / (width * TAPS));
      if (x < 0 || x >= mask.width) continue;
      const cell = Math.floor(v / TAPS) * width + Math.floor(u / TAPS);
      shares[cell]! += mask.data[y * mask.width + x]! / (TAPS * TAPS);
    }
  }
  return shares;
}
