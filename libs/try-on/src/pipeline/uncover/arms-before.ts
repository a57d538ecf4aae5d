import { type Labels, type Mask, newMask } from '#images';
import { MAY_HAVE_SLEEVES, partIndex } from '#person-parse';
import { placeOn } from '../fit/bone-place.js';
import type { BodySide } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import { type Limb, seenArms } from '../person/limbs.js';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';

/** From here on, as a share of the arm, a bare arm whose hand is seen lies before what is worn on the trunk. */
const ELBOW = [0.4, 0.5] as const;
/** A sleeve is loose: skin is seen from so far above its end. */
const CUFF = 0.02;

const SKIN = partIndex('skin');

/**
 * Bare forearms before the garment, 0–1: an arm whose hand is seen where the garment is, is before the body, and beyond
 * the new garment's sleeve it is bare. Arms that hang down beside the body are left partly behind the garment.
 * @param old where the old garment is: its sleeves give way to skin
 * @returns undefined where there are none
 */
export function armsBefore(person: Person, kind: GarmentKind, draped: Draped, old: Mask): Mask | undefined {
  if (kind === 'bottom' || draped.isMoved === true) return undefined;
  const { body, labels } = person;
  const before = newMask(draped.alpha);
  seenArms(body, labels).forEach((arm, side) => {
    if (arm === undefined || !isOn(draped.alpha, side === 0 ? body.left : body.right)) return;
    const { seen, skin } = forearmSeen(arm, person);
    if (seen < SEEN) return;
    // Beside a bare arm what the bone covers too is the trunk.
    const sleeve = skin > BARE ? undefined : old;
    addForearm(before, arm, { labels, sleeve }, draped.laid?.hang.sleeves[side] ?? 0);
  });
  return before.data.some((share) => share > 0) ? before : undefined;
}

/** Of the lower half of the forearm: so much lies on the garment where the arm is before it. */
const ON = 0.75;
const PLACES = 9;

function isOn({ width, height, data }: Mask, { arm }: BodySide): boolean {
  let on = 0;
  for (let k = 0; k < PLACES; k++) {
    const { point } = placeOn(arm, arm.total * (0.75 + (0.25 * k) / (PLACES - 1)));
    const [x, y] = [Math.round(point.x), Math.round(point.y)];
    if (x >= 0 && y >= 0 && x < width && y < height && data[y * width + x]! > 0.5) on++;
  }
  return on >= ON * PLACES;
}

/** Of the forearm: so much of it is skin or a sleeve where the pose is right; and so much is skin of a bare one. */
const [SEEN, BARE] = [0.85, 0.5];

/** Shares of the forearm. */
function forearmSeen({ coverage, along }: Limb, { labels }: Person): { seen: number; skin: number } {
  let [seen, skin, all] = [0, 0, 0];
  for (let i = 0; i < coverage.data.length; i++) {
    if (coverage.data[i]! <= 0.5 || along.data[i]! < ELBOW[1]) continue;
    const label = labels.data[i]!;
    all++;
    if (label === SKIN) skin++;
    if (label === SKIN || MAY_HAVE_SLEEVES[label]) seen++;
  }
  return { seen: seen / Math.max(1, all), skin: skin / Math.max(1, all) };
}

function addForearm(
  before: Mask,
  { coverage, along }: Limb,
  { labels, sleeve }: { labels: Labels; sleeve: Mask | undefined },
  covered: number,
): void {
  for (let i = 0; i < before.data.length; i++) {
    if (coverage.data[i]! <= 0) continue;
    const share = along.data[i]!;
    if (covered > 0 && share < covered - CUFF) continue;
    if (labels.data[i] !== SKIN && (sleeve?.data[i] ?? 0) <= 0.5) continue;
    const is = coverage.data[i]! * Math.min(1, Math.max(0, (share - ELBOW[0]) / (ELBOW[1] - ELBOW[0])));
    before.data[i] = Math.max(before.data[i]!, is);
  }
}
