import { mix } from '../palette.js';
import type { Sheet } from '../sheet.js';
import { legFolds, type Legs, legsOutline, someLegs, waistband } from './legs.js';

/** The lighter thighs of washed denim. */
function worn(sheet: Sheet, l: Legs, cy: number, short: boolean): string {
  const id = sheet.id();
  const strength = sheet.span(0.1, 0.46);
  sheet.defs.push(
    `<radialGradient id="${id}"><stop offset="0" stop-color="#fff" stop-opacity="${strength}"/><stop offset=".5" stop-color="#fff" stop-opacity="${strength * 0.55}"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>`,
  );
  const leg = (s: number): string =>
    `<ellipse cx="${s * (l.gap + l.hem * 0.95)}" cy="${cy + (short ? 0 : 90)}" rx="${l.hem * (short ? 0.6 : 1.05)}" ry="${short ? 130 : 330}" fill="url(#${id})"/>`;
  return leg(1) + leg(-1);
}

/** Jeans, trousers and shorts: one cut, dressed by the class. */
export function bottoms(sheet: Sheet): string {
  const kind = sheet.traits['class'] ?? 'trousers';
  const short = kind === 'shorts';
  const jeans = kind === 'jeans' || (short && sheet.cloth.material.weave === 'twill');
  const l = someLegs(sheet, short);
  const cy = l.top + l.crotch;
  const end = l.top + l.length;
  const stitch = jeans
    ? sheet.random.pick(['#d08a3c', '#c98f52', '#e0a860'])
    : mix(sheet.cloth.base, '#000000', 0.4);
  const fade = jeans ? worn(sheet, l, cy, short) : '';
  const crease =
    kind === 'trousers'
      ? sheet.seam(
          `M${l.waist * 0.55} ${l.top + 60}L${l.gap + l.hem * 0.95} ${end}M${-l.waist * 0.55} ${l.top + 60}L${-l.gap - l.hem * 0.95} ${end}`,
          { width: 2.4, opacity: 0.4 },
        )
      : '';
  const pocket = (s: number): string =>
    jeans
      ? `M${s * l.waist * 0.42} ${l.top + 42}Q${s * l.waist * 0.5} ${l.top + 108} ${s * (l.hip - 14)} ${l.top + 112}`
      : `M${s * l.waist * 0.66} ${l.top + 40}L${s * (l.hip - 8)} ${l.top + 140}`;
  const pockets = [-1, 1]
    .map(
      (s) =>
        sheet.seam(pocket(s), { width: 2.4, opacity: 0.75 }) +
        sheet.seam(pocket(s), { colour: stitch, dash: '5 2.6', opacity: 0.9 }),
    )
    .join('');
  const fly = `M4 ${l.top + 44}V${cy}M${l.waist * 0.24} ${l.top + 44}V${cy - 66}Q${l.waist * 0.22} ${cy - 30} 5 ${cy - 22}`;
  const hem = (up: number): string => `M${-l.hip * 2} ${end - up + 2}H${l.hip * 2}`;
  return [
    sheet.piece(legsOutline(sheet, l, short), {
      folds: fade + legFolds(sheet, l, short),
      roll: 1.2,
      inside: [
        crease,
        sheet.seam(hem(short ? 22 : 16), { colour: stitch, dash: '5 2.6', opacity: 0.7 }),
        sheet.seam(fly, { colour: stitch, dash: '5 2.6', opacity: jeans ? 0.9 : 0.5 }),
        sheet.seam(`M3 ${l.top + 40}V${cy + 4}`, { width: 2 }),
        pockets,
      ].join(''),
    }),
    waistband(sheet, l, sheet.span(34, 44), stitch),
  ].join('');
}
