import sharp from 'sharp';
import type { Image, Mask, Size } from '#images';
import type { Point } from '../pipeline/geometry/point.js';
import { LANDMARKS, type LandmarkKind, type LandmarkName } from '../pipeline/models/landmarks.js';
import { clothOf } from './cloth.js';
import { addDetails, folds } from './details.js';
import { Dice } from './dice.js';
import { Drawing } from './drawing.js';
import { withFoldedSleeves } from './folded-sleeves.js';
import { drawLegs, drawSkirt, drawTrousers } from './lower.js';
import { photograph } from './photograph.js';
import { placementOf } from './placement.js';
import { insideSvg, toSvg } from './to-svg.js';
import { drawUpper } from './upper.js';
import { upperMeasures } from './upper-measures.js';

/** Where the garment's places are, in pixels of the picture; what it does not have is missing. */
export type DrawnLandmarks = Partial<Record<LandmarkName, Point>>;

/** A drawn product photo with what is known of it. */
export type DrawnGarment = {
  image: Image;
  /** Exact, 0–1. */
  mask: Mask;
  /** Where the inner side of the garment is seen, 0–1: through the neck, beside open fronts, below the hem. */
  inside: Mask;
  landmarks: DrawnLandmarks;
  kind: LandmarkKind;
  /** Filled out, as on an invisible body; otherwise lying flat. */
  isGhost: boolean;
};

/** `folded`: lying flat, most often with long sleeves folded in over the body, the borders of its pieces hardly seen. */
export type Laying = 'spread' | 'folded';

/** A third of all garments are tops: they vary most. */
const SHARES: Readonly<Record<LandmarkKind, number>> = {
  top: 34,
  dress: 20,
  skirt: 9,
  trousers: 10,
  shorts: 6,
  jumpsuit: 4,
  'outerwear-open': 8,
  'outerwear-closed': 9,
};

/** What is laid folded has sleeves; sweaters and jackets differ little. */
const FOLDED_SHARES: typeof SHARES = {
  top: 45,
  dress: 10,
  skirt: 0,
  trousers: 0,
  shorts: 0,
  jumpsuit: 0,
  'outerwear-open': 20,
  'outerwear-closed': 25,
};

/** Makes the number of the dice for sleeves along the sides and of other colours, which came later than the rest. */
const MORE = 0x2f6e2b1;

/** Draws the garment of this number, of a random kind or the one given: the same number, the same picture. */
export async function drawGarment(
  seed: number,
  size: Size,
  wanted?: LandmarkKind,
  laying: Laying = 'spread',
): Promise<DrawnGarment> {
  const dice = new Dice(seed);
  const kind = wanted ?? dice.weighted(laying === 'folded' ? FOLDED_SHARES : SHARES);
  const more = new Dice(seed ^ MORE);
  const drawing = new Drawing();
  if (laying === 'folded') drawing.borders = more.range(0.05, 0.6);
  const isGhost = drawKind(drawing, dice, more, kind, laying);
  const spots = drawing.pieces.flatMap((piece) => piece.outline);
  const placement = placementOf(dice, spots, size);
  const svg = toSvg(drawing, clothOf(dice, more), dice, placement, size);
  const rgba = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  const inside = await sharp(Buffer.from(insideSvg(drawing, placement, size)))
    .flatten({ background: '#000' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const landmarks: DrawnLandmarks = {};
  for (const name of LANDMARKS) {
    const at = drawing.marks.get(name);
    if (!at) continue;
    const [x, y] = placement.place(at);
    landmarks[name] = { x, y };
  }
  const creasing = laying === 'folded' ? more.range(0.5, 2.2) : 1;
  return {
    ...photograph(dice, rgba, size, isGhost, creasing),
    inside: { ...size, data: Float32Array.from(inside, (value) => value / 255) },
    landmarks,
    kind,
    isGhost,
  };
}

function drawKind(drawing: Drawing, dice: Dice, more: Dice, kind: LandmarkKind, laying: Laying): boolean {
  if (kind === 'skirt' || kind === 'trousers' || kind === 'shorts') {
    const piece =
      kind === 'skirt' ? drawSkirt(drawing, dice) : drawTrousers(drawing, dice, kind === 'shorts');
    piece.strokes.push(...folds(dice, 70, 20, 260, 80));
    return piece.round > 0.1;
  }
  const spread = upperMeasures(dice, more, kind);
  const measures = laying === 'folded' ? withFoldedSleeves(more, spread) : spread;
  if (kind === 'jumpsuit') {
    const waist = measures.waist ?? measures.chest * dice.range(0.92, 1);
    const crotch = measures.waistAt + dice.range(80, 120);
    const length = crotch + (dice.chance(0.3) ? dice.range(30, 100) : dice.range(200, 360));
    const { isGhost } = measures;
    drawLegs(drawing, dice, { top: measures.waistAt - 4, waist: waist + 1, crotch, length, isGhost });
    Object.assign(measures, { waist, hem: waist + 2, length: measures.waistAt + 8, hemDip: 0 });
  }
  const front = drawUpper(drawing, dice, more, measures);
  addDetails(front, dice, measures, drawing.marks.get('neck_dip')?.[1] ?? measures.dip);
  return measures.isGhost;
}
