import type { Dice } from './dice.js';
import { foldedIn, hanging, type SleeveLength, type SleeveMeasures, sleeveMeasures } from './sleeve.js';

export type UpperKind = 'top' | 'dress' | 'jumpsuit' | 'outerwear-open' | 'outerwear-closed';

/** How the upper edge is made: from shoulders, hung on straps, below the shoulders, or without any hold. */
export type Hold = 'shoulders' | 'straps' | 'off-shoulder' | 'strapless';

export type Neckline = 'round' | 'v' | 'scoop' | 'square' | 'boat' | 'high' | 'shirt' | 'hood' | 'lapels';

/** Lengths in units of which half a shoulder breadth is 100; y from where the neckline meets the shoulders. */
export type UpperMeasures = {
  kind: UpperKind;
  hold: Hold;
  neckline: Neckline;
  isGhost: boolean;
  neck: number;
  dip: number;
  shoulder: number;
  slope: number;
  armpit: number;
  chest: number;
  /** Half the width of the narrowest place, where there is one, and its height. */
  waist: number | undefined;
  waistAt: number;
  /** Half the width at the widest place below the waist of a dress, reached at a hip's height. */
  hip: number | undefined;
  hem: number;
  length: number;
  /** By how far the hem hangs lower in the middle; negative: rises. */
  hemDip: number;
  sleeves: readonly [left: SleeveMeasures | undefined, right: SleeveMeasures | undefined];
  /** Whether the sleeves are of another colour than the body. */
  hasOtherSleeves: boolean;
  /** Whether the sleeves are sewn on along lines to the neck. */
  isRaglan: boolean;
  /** Half the gap of an open front at the hem. */
  gap: number;
};

export function upperMeasures(dice: Dice, more: Dice, kind: UpperKind): UpperMeasures {
  const isOuter = kind === 'outerwear-open' || kind === 'outerwear-closed';
  const isGhost = dice.chance(0.55);
  const hold = holdOf(dice, kind);
  const isNarrow = hold !== 'shoulders';
  const dropped = !isNarrow && dice.chance(0.28);
  const chest = isNarrow ? dice.range(62, 92) : dropped ? dice.range(88, 114) : dice.range(74, 102);
  const armpit = isNarrow ? dice.range(35, 80) : dice.range(dropped ? 95 : 72, dropped ? 140 : 122);
  const length = lengthOf(dice, kind, armpit);
  const reach = length - armpit;
  const isWaisted =
    reach > 70 && dice.chance(kind === 'top' ? 0.45 : kind === 'dress' ? 0.75 : isOuter ? 0.35 : 0.8);
  const waistAt =
    kind === 'top' || isOuter
      ? armpit + Math.min(reach * dice.range(0.4, 0.65), 130)
      : armpit + dice.range(85, 140);
  const waist = isWaisted ? chest * dice.range(isGhost ? 0.66 : 0.74, 0.9) : undefined;
  const isLong = length > 260;
  const hem = hemOf(dice, kind, chest, waist, length);
  const sleeved = hold === 'shoulders' ? dice.chance(isOuter ? 0.95 : 0.8) : hold === 'off-shoulder';
  const length1 = dice.weighted<SleeveLength>(
    isOuter ? { cap: 0, short: 0.3, half: 1, long: 8 } : { cap: 0.6, short: 4, half: 1.5, long: 4 },
  );
  const hasOtherSleeves = more.chance(0.2);
  return {
    kind,
    hold,
    neckline: necklineOf(dice, kind),
    isGhost,
    neck: isNarrow ? chest * dice.range(0.3, 0.8) : dice.range(26, 56),
    dip: dice.range(12, 38),
    shoulder: sleeved ? 100 : dice.range(58, 98),
    slope: dropped ? dice.range(24, 52) : dice.range(10, 40),
    armpit,
    chest,
    waist,
    waistAt,
    hip: waist !== undefined && isLong && hem < 105 ? chest * dice.range(0.94, 1.15) : undefined,
    hem,
    length,
    hemDip: dice.chance(0.25) ? dice.range(-26, 30) : dice.range(-3, 8),
    sleeves: sleeved ? sleevePair(dice, more, length1, isGhost) : [undefined, undefined],
    hasOtherSleeves,
    isRaglan: hold === 'shoulders' && more.chance(hasOtherSleeves ? 0.5 : 0.08),
    gap: dice.chance(0.3) ? dice.range(40, 80) : dice.range(4, 40),
  };
}

function holdOf(dice: Dice, kind: UpperKind): Hold {
  if (kind === 'outerwear-open' || kind === 'outerwear-closed') return 'shoulders';
  return dice.weighted(
    kind === 'top'
      ? { shoulders: 8, straps: 1.3, 'off-shoulder': 0.6, strapless: 0.3 }
      : { shoulders: 5, straps: 2.4, 'off-shoulder': 0.7, strapless: 0.5 },
  );
}

function lengthOf(dice: Dice, kind: UpperKind, armpit: number): number {
  switch (kind) {
    case 'top':
      return dice.chance(0.2) ? armpit + dice.range(45, 95) : dice.range(190, 320);
    case 'dress':
      return dice.chance(0.1) ? dice.range(560, 720) : dice.range(330, 600);
    case 'jumpsuit':
      return armpit + dice.range(90, 150);
    default:
      return dice.chance(0.15)
        ? dice.range(165, 200)
        : dice.chance(0.35)
          ? dice.range(330, 520)
          : dice.range(210, 330);
  }
}

function hemOf(
  dice: Dice,
  kind: UpperKind,
  chest: number,
  waist: number | undefined,
  length: number,
): number {
  if (kind !== 'dress') {
    const least = waist === undefined ? 0.97 : Math.max(0.9, (waist * 1.07) / chest);
    return (
      chest * (dice.chance(0.15) ? dice.range(1.1, 1.4) : dice.range(least, Math.max(least + 0.02, 1.14)))
    );
  }
  const long = length / 450;
  return dice.weighted({ narrow: 1, straight: 1.5, flared: 2, wide: 0.8 }) === 'wide'
    ? dice.range(170, 270) * long
    : dice.chance(0.4)
      ? chest * dice.range(0.85, 1.1)
      : dice.range(105, 175) * Math.max(0.8, long);
}

function necklineOf(dice: Dice, kind: UpperKind): Neckline {
  if (kind === 'outerwear-open' || kind === 'outerwear-closed') {
    return dice.weighted<Neckline>({
      round: 2,
      v: 2,
      scoop: 0,
      square: 0,
      boat: 0,
      high: 1.5,
      shirt: 2.5,
      hood: 2,
      lapels: 3,
    });
  }
  return kind === 'top'
    ? dice.weighted<Neckline>({
        round: 5,
        v: 2,
        scoop: 1,
        square: 0.6,
        boat: 0.8,
        high: 1,
        shirt: 3,
        hood: 1.2,
        lapels: 0,
      })
    : dice.weighted<Neckline>({
        round: 3,
        v: 3,
        scoop: 1.5,
        square: 1,
        boat: 1,
        high: 0.8,
        shirt: 1.2,
        hood: 0.2,
        lapels: 0.3,
      });
}

function sleevePair(
  dice: Dice,
  more: Dice,
  length: SleeveLength,
  isGhost: boolean,
): readonly [SleeveMeasures, SleeveMeasures] {
  const one = sleeveMeasures(dice, length, isGhost);
  const other = dice.chance(0.12) ? { ...one, angle: sleeveMeasures(dice, length, isGhost).angle } : one;
  const pair = [vary(dice, one), vary(dice, other)] as const;
  if (length !== 'long' || isGhost || !dice.chance(0.28)) {
    const hangs = (length === 'long' || length === 'half') && more.chance(0.35);
    return hangs ? [hanging(more, pair[0]), hanging(more, pair[1])] : pair;
  }
  const folded = [foldedIn(dice, pair[0]), foldedIn(dice, pair[1])] as const;
  return dice.chance(0.6) ? folded : dice.chance(0.5) ? [folded[0], pair[1]] : [pair[0], folded[1]];
}

const vary = (dice: Dice, sleeve: SleeveMeasures): SleeveMeasures => ({
  ...sleeve,
  angle: sleeve.angle + dice.wobble(3),
  length: sleeve.length * (1 + dice.wobble(0.02)),
});
