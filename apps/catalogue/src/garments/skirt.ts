import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Folds that fan out from a waist to a hem. */
export function fan(
  sheet: Sheet,
  top: number,
  waist: number,
  end: number,
  hem: number,
  count: number,
  strength = 1,
): string {
  return Array.from({ length: count }, (_, i) => {
    const at = ((i + 0.5) / count) * 2 - 1 + sheet.random.wobble(0.05);
    return sheet.fold(
      at * waist * 0.9,
      top + sheet.random.range(2, 40),
      at * hem * 0.95,
      end - sheet.random.range(0, 60),
      (hem / count) * 0.62,
      strength,
    );
  }).join('');
}

/** Pleated or A-line skirt. */
export function skirt(sheet: Sheet): string {
  const top = sheet.span(200, 270);
  const waist = sheet.span(112, 146);
  const end = top + sheet.span(380, 600);
  const hem = waist + sheet.span(60, 165);
  const pleated = sheet.traits['cut'] === 'pleated';
  const count = pleated ? 11 : 6;
  const body = mirrored(
    [
      [0, top + 8],
      [waist, top, 1],
      [(waist + hem) / 2 + sheet.span(4, 26), (top + end) / 2 - 40],
      [hem, end - 26, 1],
      [hem * 0.5, end - 2],
      [0, end + 8],
    ],
    sheet.random,
  );
  let pleats = '';
  if (pleated) {
    for (let i = 1; i < count; i += 1) {
      const at = (i / count) * 2 - 1;
      const next = at + 0.9 / count;
      const y = (x: number): number => end + 8 - 34 * x * x;
      pleats += `<path d="M${at * waist} ${top}L${at * hem} ${y(at)}L${next * hem} ${y(next)}L${(next - 0.5 / count) * waist} ${top}Z" fill="#000" fill-opacity=".2"/><path d="M${at * waist} ${top}L${at * hem} ${y(at)}" stroke="#000" stroke-opacity=".4" stroke-width="1.6"/><path d="M${at * waist - 5} ${top}L${at * hem - 7} ${y(at)}" stroke="#fff" stroke-opacity=".22" stroke-width="5"/>`;
    }
  }
  const band = mirrored(
    [
      [0, top + 4],
      [waist - 2, top - 4, 1],
      [waist + 2, top + 30, 1],
      [0, top + 42],
    ],
    sheet.random,
    0.6,
  );
  const back = mirrored(
    [
      [0, top - 10],
      [waist * 0.6, top - 10],
      [waist - 2, top - 4, 1],
      [0, top + 8],
    ],
    sheet.random,
    0.4,
  );
  return [
    sheet.piece(back, { fill: sheet.cloth.lining, roll: 0.4 }),
    sheet.piece(body, {
      folds: pleated ? '' : fan(sheet, top + 20, waist, end, hem, count, 1),
      inside: pleats,
    }),
    sheet.piece(band, { roll: 0.4 }),
    sheet.seam(`M${-waist} ${top + 25}Q0 ${top + 38} ${waist} ${top + 25}`, { dash: '4 2.4' }),
  ].join('');
}
