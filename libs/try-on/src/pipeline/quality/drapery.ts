import { besideBone } from '../geometry/bone.js';
import { type Point } from '../geometry/point.js';
import { dilate } from '../images/morphology.js';
import { torsoPlace } from '../person/body.js';
import { oldGarment } from '../uncover/old-garment.js';
import type { SeenGarment, View } from './view.js';

/** How the cloth hangs. */
export type Drapery = {
  /** Area of sleeves or legs of cloth where no limb is, in squared shoulder widths. */
  astray: number;
  /** Share of the clothes that it takes the place of that looks as before. */
  leftover: number;
};

/** Cloth may stand off the person and its limbs by this much, in shoulder widths. */
const BESIDE = 0.08;
const SLEEVE = 0.24;
const LEG = 0.36;
/** Levels of 0–255 up to which a pixel looks as before. */
const SAME = 4;

export function draperyOf(view: View, garment: SeenGarment): Drapery {
  return { astray: astrayOf(view, garment), leftover: leftoverOf(view, garment) };
}

/** Skirts and hems fall as they are cut: of tops and dresses what is above the hips counts, of trousers the legs. */
function astrayOf({ body, silhouette, labels }: View, { visible, kind, cut }: SeenGarment): number {
  if (cut === 'skirt') return 0;
  const isUpper = cut === 'upper';
  const bones = isUpper ? [body.left.arm, body.right.arm] : [body.left.leg, body.right.leg];
  const reach = (isUpper ? SLEEVE : LEG) * body.unit;
  const around = dilate(silhouette, BESIDE * body.unit);
  let area = 0;
  for (let i = 0; i < visible.data.length; i++) {
    if (visible.data[i]! <= 0.5 || around.data[i] === 1) continue;
    const p: Point = { x: i % labels.width, y: Math.floor(i / labels.width) };
    const { t, side } = torsoPlace(body, p);
    const isTrunk = isUpper
      ? t < -0.1 || t > (kind === 'dress' ? 0.7 : 0.85) || Math.abs(side) < 0.5
      : t < 1.15;
    if (isTrunk) continue;
    if (bones.every((bone) => Math.abs(besideBone(bone, p).across) > reach)) area++;
  }
  return area / body.unit ** 2;
}

function leftoverOf(view: View, { kind, front }: SeenGarment): number {
  const old = oldGarment(view, kind);
  let [same, area] = [0, 0];
  for (let i = 0; i < old.data.length; i++) {
    if (old.data[i]! <= 0.5 || front.data[i]! > 0.1) continue;
    area++;
    let change = 0;
    for (let at = i * 3; at < i * 3 + 3; at++) {
      change = Math.max(change, Math.abs(view.before.data[at]! - view.after.data[at]!));
    }
    if (change <= SAME) same++;
  }
  return area < 20 ? 0 : same / area;
}
