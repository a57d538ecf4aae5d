import { type Image, type Labels, type Mask, newMask, union, without } from '#images';
import { partIndex } from '#person-parse';
import { besideBone } from '../../geometry/bone.js';
import { fill } from '../../images/fill.js';
import { mirrorColumns } from '../../images/mirror.js';
import { dilate } from '../../images/morphology.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../../person/body.js';
import type { GarmentKind, Model } from '../garment.js';

/** What may lie before a garment; a coat before what is no coat, a top that hangs over them before trousers and skirts. */
const BEFORE = (['skin', 'other', 'hair'] as const).map(partIndex);
const [UPPER, OUTER, SKIN, OTHER] = (['upper', 'outer', 'skin', 'other'] as const).map(partIndex) as [
  number,
  number,
  number,
  number,
];
/** Nobody knows the neckline under a scarf: a round one, in shoulder widths and torsos. */
const NECK = { half: 0.2, lowest: 0.05 };
/** Where the shoulders begin, in torsos; above is the neck. */
const SHOULDERS = -0.1;
/** Further from the body's middle, in usual half widths, a bag lies beside the garment. */
const BESIDE = 1.02;

/** Cloth behind what lies before it: where it is, and where in the picture its colours are to be seen mirrored. */
export type HiddenCloth = { mask: Mask; mirrored: Int32Array };

/**
 * Where the cloth of a worn garment goes on behind arms, hands, hair, scarves and bags: where it is to be seen on the
 * other side of the body, or to both sides. `mirrored` is the place of the same cloth on the other side, −1 where that
 * is hidden too.
 * @param cloth what is seen of the garment, 0–1
 */
export function hiddenCloth(
  cloth: Mask,
  { labels, body }: Pick<Model, 'labels' | 'body'>,
  kind: GarmentKind,
): HiddenCloth {
  const { width } = cloth;
  const mask = newMask(cloth);
  const mirrored = new Int32Array(cloth.data.length).fill(-1);
  const covers = new Uint8Array(256);
  for (const part of BEFORE) covers[part] = 1;
  if (kind !== 'outer') covers[OUTER] = 1;
  if (kind === 'bottom') covers[UPPER] = 1;
  const [seenFrom, lowest] = reachOf(cloth, body);
  const isWrapped = kind !== 'bottom' && isUnderScarf(labels, body, seenFrom);
  const isUnderTop = kind === 'bottom' && seenFrom > HIPS;
  const highest = isWrapped ? SHOULDERS : isUnderTop ? WAIST : seenFrom;
  const isInside = kind === 'bottom' ? outlineOf(cloth, labels, covers, body.unit) : () => true;
  const doubtful: { i: number; t: number }[] = [];
  for (let i = 0; i < cloth.data.length; i++) {
    if (cloth.data[i]! > 0.5 || covers[labels.data[i]!] !== 1) continue;
    const { t, side } = torsoPlace(body, { x: i % width, y: Math.floor(i / width) });
    if (t < highest || t > lowest || !isOnBody(kind, t, side)) continue;
    if (!isInside(i % width, Math.floor(i / width))) continue;
    if (
      labels.data[i] === SKIN &&
      (kind === 'bottom' ? t > KNEE : !isForearm(body, i % width, Math.floor(i / width)))
    )
      continue;
    const other = onTorso(body, t, -side);
    const [x, y] = [Math.round(other.x), Math.round(other.y)];
    const at = x < 0 || y < 0 || x >= width || y >= cloth.height ? -1 : y * width + x;
    if (at < 0 || cloth.data[at]! <= 0.5) doubtful.push({ i, t });
    else {
      mask.data[i] = 1;
      mirrored[i] = at;
    }
  }
  // Hidden on both sides: cloth where it is to be seen to the left and to the right, and anywhere on the trunk of a top.
  const rows = sidesOf(union(cloth, mask));
  for (const { i, t } of doubtful) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isBetween = rows.left[y]! >= 0 && x > rows.left[y]! && x < rows.right[y]!;
    const label = labels.data[i];
    const isTop = label === UPPER || label === OUTER || (isUnderTop && label === OTHER);
    if (
      isBetween ||
      (kind === 'bottom' && isTop) ||
      (kind !== 'bottom' && t > (isWrapped ? SHOULDERS : CHEST))
    )
      mask.data[i] = 1;
  }
  return { mask, mirrored };
}

/** In torsos: where trousers and skirts usually begin; what is seen only below the hips begins under the top that hangs over it. */
const [WAIST, HIPS] = [0.82, 0.93];

/** Half of what a scarf covers of the trunk, in shoulder widths, and the share of it that makes it one. */
const [WRAPPED, SCARF] = [0.42, 0.4];
/** Cloth that is seen from here on begins at the shoulders, in torsos. */
const AT_SHOULDERS = 0.08;

/** Whether a scarf lies where the garment would begin. */
function isUnderScarf(labels: Labels, body: Body, seenFrom: number): boolean {
  if (seenFrom < AT_SHOULDERS) return false;
  let [scarf, all] = [0, 0];
  for (let i = 0; i < labels.data.length; i++) {
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < SHOULDERS || t > seenFrom || Math.abs(side) > WRAPPED) continue;
    all++;
    if (labels.data[i] === partIndex('other')) scarf++;
  }
  return scarf > SCARF * all;
}

/** In torsos below the shoulder line: below it legs are bare, not hands before a skirt; above it shoulders may be. */
const [KNEE, CHEST] = [1.3, 0.15];

/** As a share of the arm, and in shoulder widths beside its middle. */
const FOREARM = { from: 0.4, half: 0.25 };

/** Forearms and hands lie before cloth; the skin of shoulders, upper arms and necklines lies beside it. */
function isForearm({ left, right, unit }: Body, x: number, y: number): boolean {
  return [left, right].some(({ arm }) => {
    const { along, across } = besideBone(arm, { x, y });
    return along > FOREARM.from * arm.total && Math.abs(across) < FOREARM.half * unit;
  });
}

/** Pixels around hidden cloth that are not to be trusted. */
const RIM = 4;

/**
 * The photo with the hidden cloth: from the other side of the body; what is hidden there too goes on upwards as it is to be seen below it
 * (a waistband under a shirt), or else smoothly from around it.
 */
export function withHiddenCloth(image: Image, seen: Mask, { mask, mirrored }: HiddenCloth): Image {
  // The rim of what lies before the cloth is not cloth, whatever the parser says.
  const near = dilate(mask, RIM);
  const known = without(seen, near);
  const out = { ...image, data: image.data.slice() };
  for (let i = 0; i < mirrored.length; i++) {
    if (mirrored[i]! < 0) continue;
    out.data.set(image.data.subarray(mirrored[i]! * 3, mirrored[i]! * 3 + 3), i * 3);
    known.data[i] = 1;
  }
  const filled = mirrorColumns(out, known, fill(out, known), true);
  for (let i = 0; i < mask.data.length; i++) {
    if (near.data[i]! > 0.5 && mirrored[i]! < 0) out.data.set(filled.data.subarray(i * 3, i * 3 + 3), i * 3);
  }
  return out;
}

/** Of the trunk or the hips: a garment of which less is seen cannot be told from its photo. */
const LEAST_SEEN = 0.4;
const SHOWN = {
  upper: { from: 0.2, to: 0.8, half: 0.3 },
  lower: { from: 1, to: 1.45, half: 0.35 },
};

/** Whether a coat, bags or arms hide so much of a worn garment that nobody knows what it looks like. */
export function isMostlyHidden(cloth: Mask, labels: Labels, body: Body, kind: GarmentKind): boolean {
  const { from, to, half } = kind === 'bottom' ? SHOWN.lower : SHOWN.upper;
  let [seen, all] = [0, 0];
  for (let y = 0; y < cloth.height; y += 2) {
    for (let x = 0; x < cloth.width; x += 2) {
      const { t, side } = torsoPlace(body, { x, y });
      if (t < from || t > to || Math.abs(side) > half || labels.data[y * cloth.width + x] === 0) continue;
      all++;
      if (cloth.data[y * cloth.width + x]! > 0.5) seen++;
    }
  }
  // The front of an open coat is what is worn under it.
  return kind !== 'outer' && all > 0 && seen < LEAST_SEEN * all;
}

function isOnBody(kind: GarmentKind, t: number, side: number): boolean {
  const out = Math.abs(side);
  if (kind === 'bottom') return out < (t < 1.2 ? usualHalfWidth(t) * BESIDE : Infinity);
  if (t < NECK.lowest && out < NECK.half) return false;
  return t > SHOULDERS && out < usualHalfWidth(Math.max(0, Math.min(t, 1.2))) * BESIDE;
}

/** The highest and lowest place of the cloth along the torso, one pixel in fifty left out at each end. */
function reachOf(cloth: Mask, body: Body): [highest: number, lowest: number] {
  const places: number[] = [];
  for (let i = 0; i < cloth.data.length; i += 5) {
    if (cloth.data[i]! <= 0.5) continue;
    places.push(torsoPlace(body, { x: i % cloth.width, y: Math.floor(i / cloth.width) }).t);
  }
  places.sort((a, b) => a - b);
  return [
    places[Math.floor(0.02 * places.length)] ?? Infinity,
    places[Math.floor(0.98 * places.length)] ?? -Infinity,
  ];
}

/** In shoulder widths from a row's end: something that lies before the cloth may hide the rest of the row. */
const TOUCHING = 0.1;

/**
 * Whether a pixel lies inside the outline of a skirt or of trousers: in rows whose ends are to be seen that is their own,
 * in the others it goes straight from the last that is seen to the next.
 */
function outlineOf(
  cloth: Mask,
  labels: Labels,
  covers: Uint8Array,
  unit: number,
): (x: number, y: number) => boolean {
  const { left, right } = sidesOf(cloth);
  const line = (ends: Int32Array, step: number): Float64Array => {
    const out = new Float64Array(ends.length).fill(-1);
    const seen = ends.filter((end) => end >= 0);
    let last = -1;
    ends.forEach((end, y) => {
      if (end < 0) return;
      for (let d = 1; d <= TOUCHING * unit; d++) {
        const x = end + d * step;
        if (x >= 0 && x < cloth.width && covers[labels.data[y * cloth.width + x]!] === 1) return;
      }
      for (let k = last + 1; k <= y; k++) {
        out[k] = last < 0 ? end : out[last]! + ((end - out[last]!) * (k - last)) / (y - last);
      }
      last = y;
    });
    if (last >= 0) out.fill(out[last]!, last + 1);
    // A bag beside all of it: as far out as it is seen anywhere.
    else if (seen.length > 0) out.fill(seen.reduce((a, b) => (step * (b - a) > 0 ? b : a)));
    return out;
  };
  const [from, to] = [line(left, -1), line(right, 1)];
  return (x, y) => from[y]! >= 0 && to[y]! >= 0 && x >= from[y]! && x <= to[y]!;
}

/** Outermost pixels of the cloth by the row, −1 where there is none. */
function sidesOf({ width, height, data }: Mask): { left: Int32Array; right: Int32Array } {
  const [left, right] = [new Int32Array(height).fill(-1), new Int32Array(height).fill(-1)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! <= 0.5) continue;
      if (left[y]! < 0) left[y] = x;
      right[y] = x;
    }
  }
  return { left, right };
}
