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
  const hasCollar = landmarks.collar > COLLAR;
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
  // Tank tops and dresses are deep and round; what has sleeves and is as deep is pointed.
  const isPointed = sleeves.some(Boolean) && depth > (landmarks.collar > SEEN ? OPEN : DEEP) * half;
  const usual: Profile = isPointed ? 'pointed' : 'round';
  const marked = { middle, half, depth, profile: usual, tilt };
  const line = strongestNear(image, mask, marked) ?? marked;
  // An open collar shows the inside of the back too, in other colours: without a line that stands out, they tell nothing.
  if (isSureCollar) return cut(buttonedAbove(line));
  return cut((hasCollar ? collarOf(image, mask, line) : undefined) ?? line);
}

/**
 * Of lines of all shapes whose lowest point is near that of `marked` the one along which colours differ most; another
 * shape than that of `marked` has to stand out from its best. Undefined where colours hardly differ along any.
 */
function strongestNear(image: Image, mask: Mask, marked: Neckline): Neckline | undefined {
  const bestOf = (profile: Profile) => {
    let best: { line: Neckline; step: number; worth: number } | undefined;
    if (profile === 'pointed' && marked.depth < SHALLOW * marked.half) return best;
    for (const narrower of NARROWER) {
      for (const lower of LOWER) {
        const line = {
          ...marked,
          profile,
          half: narrower * marked.half,
          depth: marked.depth + lower * marked.half,
        };
        const step = line.depth > 0 ? stepAlong(image, mask, line) : undefined;
        if (step === undefined) continue;
        // A ribbed neckline has a second edge below the first.
        const worth = step * (1 - (UPPER * line.depth) / marked.half);
        if (worth > (best?.worth ?? 0)) best = { line, step, worth };
      }
    }
    return best;
  };
  const usual = bestOf(marked.profile);
  const others = (Object.keys(PROFILES) as Profile[])
    .filter((profile) => profile !== marked.profile)
    .flatMap((profile) => bestOf(profile) ?? []);
  const other = others.toSorted((a, b) => b.step - a.step)[0];
  const best = other !== undefined && other.step > CLEARER * (usual?.step ?? 0) ? other : usual;
  return best !== undefined && best.step > FAINT ? best.line : undefined;
}

/** How far the line may be from where the landmarks have it, in halves of its width, and how much narrower it may be. */
const [LOWER, NARROWER] = [
  [0, -0.06, 0.06, -0.12, 0.12, -0.18, 0.18, -0.24, 0.24],
  [1, 0.9],
] as const;
/** CIELAB step of a line that is seen, and how many times that of the usual shape's best line. */
const [FAINT, CLEARER] = [3, 1.3];
/** How much less a line is worth for each half of its width that it is deeper. */
const UPPER = 0.25;
/**
 * In halves of their width: deeper necklines than DEEP are pointed where there are sleeves, than OPEN where there may be
 * a collar as well; those up to SHALLOW never are.
 */
const [DEEP, OPEN, SHALLOW] = [1.3, 1.1, 1];

/** From this chance on there is a collar if colours say so too; and whatever they say, but for jackets' lapels, which are open further down. */
const [COLLAR, SURE_COLLAR] = [0.75, 0.85];

/** A landmark is there from this chance on, and may be there from that on. */
const [SEEN, LIKELY] = [0.5, 0.12];
