import type { Sheet } from '../sheet.js';
import type { Sleeve } from './sleeve.js';
import type { Torso } from './torso.js';

/** A relaxed upper body with random proportions. */
export function someTorso(sheet: Sheet, part: Partial<Torso> = {}): Torso {
  const chest = sheet.span(158, 212);
  const base: Torso = {
    top: sheet.span(205, 265),
    neck: sheet.span(58, 82),
    neckDepth: sheet.span(44, 78),
    vNeck: sheet.traits['neckline'] === 'v-neck',
    shoulder: chest - sheet.span(2, 20),
    drop: sheet.span(26, 48),
    armhole: sheet.span(150, 190),
    chest,
    waist: chest - sheet.span(-4, 20),
    hem: chest + sheet.span(-12, 14),
    length: sheet.span(455, 590),
    hemDip: sheet.span(-2, 12),
  };
  return { ...base, ...part };
}

/** Sleeves by the item's `sleeve` trait. */
export function someSleeve(sheet: Sheet, part: Partial<Sleeve> = {}): Sleeve {
  const kind = sheet.traits['sleeve'] ?? 'short';
  const upper = kind === 'short' ? sheet.span(34, 66) : sheet.span(14, 40);
  const base: Sleeve = {
    length:
      kind === 'short' ? sheet.span(130, 205) : kind === '3/4' ? sheet.span(290, 350) : sheet.span(440, 540),
    upper,
    lower: kind === 'short' ? upper - sheet.span(0, 8) : upper - sheet.span(0, 34),
    elbow: kind === 'short' ? sheet.span(112, 138) : sheet.span(84, 108),
    cuff: kind === 'short' ? sheet.span(98, 128) : sheet.span(58, 78),
  };
  return { ...base, ...part };
}

/** Two rows of stitches along a hem. */
export function hemStitch(sheet: Sheet, t: Torso, up: number): string {
  const end = t.top + t.length;
  const y = end - up;
  return sheet.seam(`M${-t.hem} ${y}Q0 ${y + t.hemDip * 1.6} ${t.hem} ${y}`, { dash: '4 2.4', opacity: 0.5 });
}

/** The middle line of a hem band, `up` units above the hem. */
export const hemLine = (t: Torso, up: number): string => {
  const y = t.top + t.length - up;
  return `M${-t.hem - 1} ${y}Q0 ${y + t.hemDip * 1.6} ${t.hem + 1} ${y}`;
};
