import { type Mask, newMask } from '#images';
import { dilate } from '../images/morphology.js';

/** Of `reach`: as near to where the old garment is wider nothing is thin, so that no sliver ends in the open. */
const CLEAR = 0.5;

/**
 * What lies between new cloth and the outline of the old garment, where no row crosses more than `reach` pixels of it
 * from cloth to outside, nor any column from cloth up to outside. Below cloth nothing is: a hem ends where it ends.
 * @param solid 1 where the new cloth is
 * @param outside 1 where the old garment is not, of the same size
 */
export function thinRim(solid: Mask, outside: Mask, reach: number): Mask {
  const { width, height } = solid;
  const thin = newMask(solid);
  const mark = (start: number, step: number, count: number, ends: readonly End[]) => {
    const endAt = (at: number) => {
      if (at < 0 || at >= count) return 'none';
      return solid.data[start + at * step] === 1 ? 'cloth' : 'outside';
    };
    for (let from = 0; from < count; from++) {
      if (!isGap(solid, outside, start + from * step)) continue;
      let to = from;
      while (to + 1 < count && isGap(solid, outside, start + (to + 1) * step)) to++;
      if (to - from < reach) {
        const before = endAt(from - 1);
        const after = endAt(to + 1);
        const joins = ends.some(([a, b]) => a === before && b === after);
        if (joins) for (let at = from; at <= to; at++) thin.data[start + at * step] = 1;
      }
      from = to;
    }
  };
  for (let y = 0; y < height; y++) mark(y * width, 1, width, [IN_OUT, OUT_IN]);
  for (let x = 0; x < width; x++) mark(x, width, height, [OUT_IN]);
  const wide = newMask(solid);
  for (let i = 0; i < wide.data.length; i++) {
    wide.data[i] = isGap(solid, outside, i) && thin.data[i] === 0 ? 1 : 0;
  }
  const nearWide = dilate(wide, CLEAR * reach);
  return { ...thin, data: thin.data.map((value, i) => (nearWide.data[i]! > 0.5 ? 0 : value)) };
}

type End = readonly ['cloth' | 'outside', 'cloth' | 'outside'];
const IN_OUT: End = ['cloth', 'outside'];
const OUT_IN: End = ['outside', 'cloth'];

function isGap(solid: Mask, outside: Mask, i: number): boolean {
  return solid.data[i] === 0 && outside.data[i] === 0;
}
