import type { Dice } from './dice.js';
import { type Drawing, type Piece, seam } from './drawing.js';
import { foldedIn, hanging, type SleeveMeasures, sleeveMeasures } from './sleeve.js';
import type { UpperMeasures } from './upper-measures.js';

/** Of garments that are laid folded: the others keep what sleeves they have, with borders as faint. */
const LONG = 0.8;

/** The garment lying flat, most often with long sleeves of its own colour folded in over the body. */
export function withFoldedSleeves(more: Dice, m: UpperMeasures): UpperMeasures {
  const flat = { ...m, isGhost: false };
  if (m.hold !== 'shoulders' || !more.chance(LONG)) return flat;
  const sleeve = sleeveMeasures(more, 'long', false);
  return { ...flat, shoulder: 100, hasOtherSleeves: more.chance(0.08), sleeves: pairOf(more, sleeve) };
}

function pairOf(more: Dice, sleeve: SleeveMeasures): UpperMeasures['sleeves'] {
  const folded = (): SleeveMeasures => varied(more, foldedIn(more, sleeve));
  switch (more.weighted({ folded: 5, crossed: 2, laid: 2, hanging: 2, one: 2.5 })) {
    case 'folded':
      return [folded(), folded()];
    case 'crossed':
      return [crossed(more, sleeve), crossed(more, sleeve)];
    case 'laid':
      return [laidOver(more, sleeve), laidOver(more, sleeve)];
    case 'hanging':
      return [hanging(more, sleeve), hanging(more, sleeve)];
    case 'one': {
      const pair = [folded(), more.chance(0.5) ? hanging(more, sleeve) : varied(more, sleeve)] as const;
      return more.chance(0.5) ? pair : [pair[1], pair[0]];
    }
  }
}

/** The forearm across the belly, as far as the other one. */
function crossed(more: Dice, sleeve: SleeveMeasures): SleeveMeasures {
  const angle = more.range(0, 26);
  return { ...sleeve, angle, bend: angle + more.range(55, 105), cuff: Math.min(sleeve.cuff, 42) };
}

/** Folded over at the armhole and straight down over the body. */
function laidOver(more: Dice, sleeve: SleeveMeasures): SleeveMeasures {
  const cuff = Math.min(sleeve.cuff, 45);
  return { ...sleeve, angle: more.range(-16, 1), bend: more.range(-6, 22), cuff, hangs: true };
}

const varied = (more: Dice, sleeve: SleeveMeasures): SleeveMeasures => ({
  ...sleeve,
  angle: sleeve.angle + more.wobble(4),
  bend: sleeve.bend + more.wobble(5),
  length: sleeve.length * (1 + more.wobble(0.02)),
});

/** Darkens what lies under the piece along its border. */
export function shadeUnder(drawing: Drawing, more: Dice, piece: Piece): void {
  const depth = more.chance(0.75) ? more.range(0.02, 0.09) : 0;
  if (depth === 0) return;
  const wide = more.range(6, 18);
  const lines = [wide, wide * 0.5].map((width) => seam(piece.outline, depth, width));
  for (const under of drawing.pieces) if (under !== piece) under.strokes.push(...lines);
}
