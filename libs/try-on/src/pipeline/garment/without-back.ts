import type { Image, Mask } from '../images/image.js';
import { buttonedAbove, collarOf, openAbove } from './collar.js';
import { frontNeckline } from './front-neckline.js';
import type { GarmentLandmarks } from './landmarks.js';
import type { GarmentKind } from '../stages/garment.js';
import { edgeOf, type Neckline, type Profile, PROFILES, stepAlong } from './neckline.js';

/** The cut-out's coverage without what lies above the neckline. */
export function withoutBack(mask: Mask, line: Neckline): Mask {
  const out = { ...mask, data: mask.data.slice() };
  const { middle, half } = line;
  for (let x = Math.max(0, Math.ceil(middle.x - half)); x <= Math.min(mask.width - 1, middle.x + half); x++) {
    const edge = edgeOf(line, (x - middle.x) / half);
    for (let y = 0; y < Math.min(mask.height, edge + 1); y++) {
      out.data[y * mask.width + x]! *= Math.min(1, Math.max(0, y - edge + 0.5));
    }
  }
  return out;
}

/**
 * The cut-out's coverage without the inside of the back that is seen through the neckline: above the line that stands
 * out between the neck's sides, else above a round one down to the neckline's lowest point.
 */
export function withoutBackOf(
  image: Image,
  mask: Mask,
  landmarks: GarmentLandmarks,
  kind: GarmentKind,
): Mask {
  const { neck_left: neckLeft, neck_right: neckRight, neck_dip: dip } = landmarks.points;
  // A neckline whose lowest point is seen has sides, however unsure their places are.
  const least = dip.visible < SEEN ? SEEN : LIKELY;
  if (Math.min(neckLeft.visible, neckRight.visible) < least || neckRight.x <= neckLeft.x) return mask;
  const sleeves = [landmarks.points.cuff_outer_left, landmarks.points.cuff_outer_right].map((cuff) =>
    cuff.visible < SEEN ? undefined : cuff,
  );
  const half = (neckRight.x - neckLeft.x) / 2;
  const middle = { x: (neckLeft.x + neckRight.x) / 2, y: (neckLeft.y + neckRight.y) / 2 };
  const depth = dip.visible < SEEN ? undefined : dip.y - middle.y;
  const hasCollar = landmarks.collar > SEEN;
  const tilt = (neckRight.y - neckLeft.y) / (2 * half);
  const cut = (line: Neckline) => withoutBack(mask, line);
  const found = frontNeckline(image, mask, { neckLeft, neckRight, sleeves });
  const isFar = depth !== undefined && found !== undefined && Math.abs(found.depth - depth) > 0.35 * half;
  const isSureCollar = kind !== 'outer' && landmarks.collar > SURE_COLLAR;
  if (found !== undefined && !isFar) {
    const wings = hasCollar ? collarOf(image, mask, found) : undefined;
    return cut(wings ?? (isSureCollar ? openAbove(found, half) : found));
  }
  if (depth === undefined || depth < 0.08 * half) return mask;
  const usual: Profile = depth > 1.3 * half ? 'pointed' : 'round';
  const stepOf = (profile: Profile) =>
    stepAlong(image, mask, { middle, half, depth, profile, tilt }) ?? (profile === usual ? 0 : -1);
  const strongest = (Object.keys(PROFILES) as Profile[]).reduce(
    (best, each) => (stepOf(each) > stepOf(best) ? each : best),
    usual,
  );
  const isSeen = stepOf(strongest) > Math.max(FAINT, CLEARER * stepOf(usual));
  const profile = isSeen ? strongest : usual;
  const line = { middle, half, depth, profile, tilt };
  // An open collar shows the inside of the back too, in other colours: without a line that stands out, they tell nothing.
  if (isSureCollar) return cut(buttonedAbove(line));
  return cut((hasCollar ? collarOf(image, mask, line) : undefined) ?? line);
}

/** A line is of another shape than usual where its CIELAB step is that strong, and so many times the usual one's. */
const [FAINT, CLEARER] = [4, 1.3];

/** From this chance on a collar is believed whatever the colours say; jackets' lapels are open further down. */
const SURE_COLLAR = 0.85;

/** A landmark is there from this chance on, and may be there from that on. */
const [SEEN, LIKELY] = [0.5, 0.12];
