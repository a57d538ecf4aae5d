import { mix } from '../palette.js';
import type { Sheet } from '../sheet.js';
import { flap, lapels } from './lapels.js';
import { collar } from './shirts.js';
import type { Torso } from './torso.js';

/** Topstitching: orange on denim, tone on tone elsewhere. */
export function stitch(sheet: Sheet): { colour: string; dash: string; opacity: number } {
  return {
    colour: sheet.cloth.material.weave === 'twill' ? '#d08a3c' : mix(sheet.cloth.base, '#000000', 0.45),
    dash: '5 2.6',
    opacity: 0.9,
  };
}

/** Slanting zips, wide lapels, studs and a belt buckle. `y` is the neck's lowest point and `end` the hem, view units. */
export function biker(sheet: Sheet, t: Torso, y: number, end: number, metal: string): string {
  const stop = y + 150;
  return [
    sheet.zip(`M-48 ${stop - 60}L-26 ${end}`, -48, stop - 60, metal),
    sheet.zip(`M${t.chest * 0.4} ${y + 120}L${t.chest * 0.82} ${y + 90}`, t.chest * 0.42, y + 118, metal),
    sheet.zip(
      `M${t.chest * 0.36} ${end - 130}L${t.chest * 0.72} ${end - 170}`,
      t.chest * 0.38,
      end - 130,
      metal,
    ),
    sheet.zip(
      `M${-t.chest * 0.42} ${end - 130}L${-t.chest * 0.74} ${end - 170}`,
      -t.chest * 0.44,
      end - 130,
      metal,
    ),
    lapels(sheet, t, stop, sheet.span(44, 66)),
    sheet.seam(`M${-t.hem} ${end - 34}H${t.hem}`, { width: 2.4 }),
    `<rect x="-22" y="${end - 29}" width="46" height="24" rx="4" fill="none" stroke="${metal}" stroke-width="5"/><path d="M2 ${end - 29}V${end - 5}" stroke="${metal}" stroke-width="4"/>`,
    [
      [-t.neck - 30, y + 34],
      [t.neck + 30, y + 34],
    ]
      .map(([x, v]) => `<circle cx="${x}" cy="${v}" r="5.5" fill="${metal}" stroke="#222"/>`)
      .join(''),
  ].join('');
}

/** Yoke, panels, flap pockets, metal buttons and a collar. `y` is the neck's lowest point and `end` the hem, view units. */
export function trucker(sheet: Sheet, t: Torso, y: number, end: number): string {
  const yoke = t.top + t.armhole * 0.78;
  const line = (d: string): string =>
    sheet.seam(d, { width: 2.4 }) + `<g transform="translate(0 5)">${sheet.seam(d, stitch(sheet))}</g>`;
  const buttons = Array.from({ length: 5 }, (_, i) =>
    sheet.button(0, y + 30 + ((end - y - 56) * i) / 4, 8.5, '#b98c50'),
  ).join('');
  return [
    line(`M${-t.chest + 8} ${yoke}L-20 ${yoke + 8}M20 ${yoke + 8}L${t.chest - 8} ${yoke}`),
    line(
      `M-46 ${yoke + 8}L-34 ${end - 36}M46 ${yoke + 8}L34 ${end - 36}M-104 ${yoke + 8}L-76 ${end - 36}M104 ${yoke + 8}L76 ${end - 36}`,
    ),
    sheet.piece(`M-19 ${y - 6}H19V${end + 2}H-19Z`, { roll: 0.25 }),
    sheet.seam(`M-14 ${y}V${end}M14 ${y}V${end}`, stitch(sheet)),
    line(`M${-t.hem} ${end - 36}H${t.hem}`),
    flap(sheet, 76, yoke + 6, 74, 36, 0),
    sheet.button(76, yoke + 30, 6.5, '#b98c50'),
    sheet.button(-76, yoke + 30, 6.5, '#b98c50'),
    buttons,
    collar(sheet, t, sheet.span(44, 60)),
  ].join('');
}
