import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';

/** A handle: a strap that rises from the bag and comes back, its inside left open. */
function handle(sheet: Sheet, half: number, top: number, foot: number, width: number): string {
  const arc = (w: number, up: number): string =>
    `M${-w} ${foot}C${-w} ${up - 40} ${w} ${up - 40} ${w} ${foot}`;
  const dark = mix(sheet.cloth.base, '#000000', 0.45);
  // The curve stays below its control points.
  sheet.reach(0, foot - (foot - top + 40) * 0.75 - width);
  return [
    `<path d="${arc(half, top)}" fill="none" stroke="${dark}" stroke-width="${width + 3}" stroke-linecap="round"/>`,
    `<path d="${arc(half, top)}" fill="none" stroke="${sheet.cloth.base}" stroke-width="${width}" stroke-linecap="round"/>`,
    `<path d="${arc(half, top)}" fill="none" stroke="#fff" stroke-opacity=".16" stroke-width="${width * 0.3}" stroke-linecap="round"/>`,
  ].join('');
}

/** A handbag from the front: a tote with two handles, or a flap bag with a clasp. */
export function bag(sheet: Sheet): string {
  const isTote = sheet.traits['cut'] === 'tote';
  const w = isTote ? sheet.span(205, 240) : sheet.span(225, 260);
  const foot = isTote ? sheet.span(170, 200) : w * 0.94;
  const [top, bottom] = [470, isTote ? sheet.span(840, 890) : sheet.span(770, 810)];
  const metal = sheet.random.pick(['#c9a24b', '#b9bcc2', '#caa96a']);
  const body = mirrored(
    [
      [0, top],
      [w * 0.9, top + 2],
      [w, top + 14, 1],
      [(w + foot) / 2 + 8, (top + bottom) / 2],
      [foot, bottom - 24],
      [foot - 30, bottom, 1],
      [0, bottom + 4],
    ],
    sheet.random,
    2,
  );
  const stitch = `M${-w + 22} ${top + 24}L${-foot + 18} ${bottom - 26}M${w - 22} ${top + 24}L${foot - 18} ${bottom - 26}`;
  const parts = [
    handle(sheet, w * 0.5, isTote ? 110 : 250, top + 60, isTote ? 26 : 30),
    sheet.piece(body, {
      roll: 1.5,
      folds:
        sheet.fold(-foot * 0.5, top + 120, -foot * 0.3, bottom - 60, 14) +
        sheet.fold(foot * 0.6, top + 160, foot * 0.35, bottom - 80, 12),
    }),
    sheet.seam(stitch, { dash: '7 4', opacity: 0.55 }),
  ];
  if (isTote) {
    const tab = (x: number): string =>
      `<rect x="${x - 24}" y="${top + 30}" width="48" height="92" rx="10" fill="${mix(sheet.cloth.base, '#000000', 0.14)}"/><circle cx="${x}" cy="${top + 62}" r="11" fill="${metal}" stroke="#3a3226" stroke-width="2"/>`;
    return [...parts, tab(-w * 0.5), tab(w * 0.5)].join('');
  }
  const flap = mirrored(
    [
      [0, top - 6],
      [w * 0.92, top - 4],
      [w + 3, top + 10, 1],
      [w * 0.96, top + 110],
      [w * 0.7, top + 185],
      [0, top + 212],
    ],
    sheet.random,
    2,
  );
  return [
    ...parts,
    `<path d="${flap}" transform="translate(0 12)" fill="#000" fill-opacity=".4" filter="url(#soft)"/>`,
    sheet.piece(flap, { roll: 1.3 }),
    `<rect x="-34" y="${top + 172}" width="68" height="54" rx="10" fill="${metal}" stroke="#3a3226" stroke-width="2"/><rect x="-20" y="${top + 186}" width="40" height="26" rx="6" fill="none" stroke="#3a3226" stroke-opacity=".6" stroke-width="3"/>`,
  ].join('');
}
