import { boxBlur, type Image, lumaOf, type Mask, newMask, partOf, putPart, supportOf } from '#images';

const RADIUS = 3;
const [C1, C2] = [0.01 ** 2, 0.03 ** 2];

/** Structural similarity of the luminance at every pixel, −1…1 (Wang et al., 2004; a square window of 7). */
export function ssimMap(a: Image, b: Image): Mask {
  const [la, lb] = [lumaOf(a), lumaOf(b)];
  const differ = newMask(la);
  for (let i = 0; i < differ.data.length; i++) differ.data[i] = la.data[i] === lb.data[i] ? 0 : 1;
  const out = newMask(la, 1);
  // Windows without a difference are alike, whatever they show.
  const box = supportOf(differ, 0, RADIUS);
  if (box === undefined) return out;
  const wide = supportOf(differ, 0, 2 * RADIUS) ?? box;
  const part = similarity(partOf(la, wide), partOf(lb, wide));
  const inner = { ...box, x: box.x - wide.x, y: box.y - wide.y };
  return putPart(out, partOf(part, inner), box);
}

function similarity(la: Mask, lb: Mask): Mask {
  const product = (x: Mask, y: Mask): Mask => {
    const out = newMask(x);
    for (let i = 0; i < out.data.length; i++) out.data[i] = x.data[i]! * y.data[i]!;
    return boxBlur(out, RADIUS);
  };
  const [ma, mb] = [boxBlur(la, RADIUS), boxBlur(lb, RADIUS)];
  const [aa, bb, ab] = [product(la, la), product(lb, lb), product(la, lb)];
  const out = newMask(la);
  for (let i = 0; i < out.data.length; i++) {
    const x = ma.data[i]!;
    const y = mb.data[i]!;
    const va = aa.data[i]! - x * x;
    const vb = bb.data[i]! - y * y;
    const cov = ab.data[i]! - x * y;
    out.data[i] = ((2 * x * y + C1) * (2 * cov + C2)) / ((x * x + y * y + C1) * (va + vb + C2));
  }
  return out;
}

/** The mean of `values` where `mask` is above one half; `otherwise` where it nowhere is. */
export function meanWithin(values: Mask, mask: Mask, otherwise: number): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    sum += values.data[i]!;
    count++;
  }
  return count === 0 ? otherwise : sum / count;
}
