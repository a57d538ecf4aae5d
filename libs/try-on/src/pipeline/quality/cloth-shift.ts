import type { Mask } from '#images';
import { torsoPlace } from '../person/body.js';
import { bareLegs } from '../person/limbs.js';
import type { SeenGarment, View } from './view.js';

/** Shifts up to this are tried, in shoulder widths. */
const MOST = 0.3;
/** Shifts that are worse than the best by no more than this area, in squared shoulder widths, are as good. */
const AS_GOOD = 0.01;
/** Half the width of the trunk and of the hips that a garment covers, in shoulder widths. */
const TRUNK = 0.46;
const HIPS = 0.42;
/** Every second row tells as much as all of them. */
const ROWS = 2;

/** Rows in torsos below the shoulder line: where cloth may not reach beyond the person, and what it has to cover. */
const ZONES = {
  upper: { cloth: [-0.1, 1], covered: [0.1, 0.9] },
  trousers: { cloth: [0.9, 2.6], covered: [0.98, 1.7] },
  // Skirts stand off the legs as they are cut: only where they are fastened they lie on the body.
  skirt: { cloth: [0.85, 1.15], covered: [0.95, 1.15] },
} as const;

const [BODY, COVERED, UNKNOWN] = [1, 2, 4];

/**
 * By how much the cloth would have to be moved to lie best on the person, in shoulder widths, right positive: so that
 * least of it hangs beside the silhouette and least of the trunk or legs is bare. What is behind hands and bags
 * counts for nothing, before and after the move. Where shifts are equally good it is the middle of them.
 */
export function clothShift(view: View, { visible, front, cut }: SeenGarment): number {
  const { body, labels } = view;
  const { width, height } = labels;
  const zone = ZONES[cut];
  const places = placesOf(view, front, cut);
  const most = Math.round(MOST * body.unit);
  const costs = new Float64Array(2 * most + 1);
  for (let y = 0; y < height; y += ROWS) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const isCloth = visible.data[i]! > 0.5 && within(torsoPlace(body, { x, y }).t, zone.cloth);
      const isCovered = (places[i]! & COVERED) > 0;
      if (!isCloth && !isCovered) continue;
      for (let by = -most; by <= most; by++) {
        const to = x + by;
        const from = x - by;
        if (isCloth && (to < 0 || to >= width || (places[i + by]! & BODY) === 0)) costs[by + most]!++;
        if (!isCovered || from < 0 || from >= width) continue;
        if (visible.data[i - by]! <= 0.5 && (places[i - by]! & UNKNOWN) === 0) costs[by + most]!++;
      }
    }
  }
  const limit = Math.min(...costs) + (AS_GOOD * body.unit ** 2) / ROWS;
  const [first, last] = [
    costs.findIndex((cost) => cost <= limit),
    costs.findLastIndex((cost) => cost <= limit),
  ];
  return ((first + last) / 2 - most) / body.unit;
}

/** What each pixel is to the cloth. */
function placesOf({ body, labels, silhouette }: View, front: Mask, cut: SeenGarment['cut']): Uint8Array {
  const { covered } = ZONES[cut];
  const legs = cut === 'trousers' ? bareLegs(body, labels).coverage : undefined;
  const places = new Uint8Array(labels.data.length);
  for (let i = 0; i < places.length; i++) {
    if (silhouette.data[i]! > 0.5) places[i] = BODY;
    if (front.data[i]! > 0.3) places[i]! |= UNKNOWN;
    if (places[i] !== BODY) continue;
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (!within(t, covered)) continue;
    const isTrunk =
      cut === 'upper' ? Math.abs(side) < TRUNK : t < ZONES.skirt.covered[1] && Math.abs(side) < HIPS;
    if (isTrunk || (legs !== undefined && t > ZONES.skirt.covered[1] && legs.data[i]! > 0.5)) {
      places[i]! |= COVERED;
    }
  }
  return places;
}

function within(t: number, [from, to]: readonly [number, number]): boolean {
  return t >= from && t <= to;
}
