import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';

/** A hat with a brim all round, from the front and a little above: a fedora with a pinched crown, or a sun hat. */
export function brimmedHat(sheet: Sheet): string {
  const isSunHat = sheet.traits['cut'] === 'sun hat';
  const brimWidth = isSunHat ? sheet.span(315, 345) : sheet.span(285, 310);
  const brimDepth = isSunHat ? sheet.span(128, 150) : sheet.span(98, 116);
  const w = isSunHat ? sheet.span(168, 186) : sheet.span(162, 180);
  const h = isSunHat ? sheet.span(200, 225) : sheet.span(245, 275);
  const y = 600;
  const brim = mirrored(
    [
      [0, y - brimDepth * 0.8],
      [brimWidth * 0.62, y - brimDepth * 0.62],
      [brimWidth, y - (isSunHat ? 6 : 26)],
      [brimWidth * 0.7, y + brimDepth * 0.72],
      [0, y + brimDepth],
    ],
    sheet.random,
    3,
  );
  const crown = mirrored(
    [
      [0, y - h + (isSunHat ? 0 : 26)],
      [w * 0.36, y - h - (isSunHat ? -4 : 6)],
      [w * 0.8, y - h * 0.84],
      [w, y - 18],
      [w * 0.98, y + 22, 1],
      [0, y + 58],
    ],
    sheet.random,
    2,
  );
  const band = `M${-w - 1} ${y - 16}Q0 ${y + 40} ${w + 1} ${y - 16}`;
  const ribbon = mix(sheet.cloth.base, isSunHat ? '#3b2a20' : '#000000', isSunHat ? 0.75 : 0.6);
  const rings = [0.84, 0.66, 0.5]
    .map((k) =>
      sheet.seam(
        `M${-brimWidth * k} ${y + 4}C${-brimWidth * k * 0.7} ${y + brimDepth * k * 1.25} ${brimWidth * k * 0.7} ${y + brimDepth * k * 1.25} ${brimWidth * k} ${y + 4}`,
        { dash: isSunHat ? '10 3' : '5 3', opacity: isSunHat ? 0.4 : 0.22 },
      ),
    )
    .join('');
  const dents = isSunHat
    ? ''
    : sheet.fold(-w * 0.5, y - h * 0.86, -w * 0.28, y - h * 0.42, 20, 1.2) +
      sheet.fold(w * 0.52, y - h * 0.86, w * 0.3, y - h * 0.42, 20, 1.2) +
      sheet.fold(-w * 0.2, y - h + 18, w * 0.2, y - h + 18, 14, 1.1);
  return [
    sheet.piece(brim, { roll: 1.3, inside: rings }),
    `<path d="${crown}" transform="translate(0 16)" fill="#000" fill-opacity=".42" filter="url(#soft)"/>`,
    sheet.piece(crown, { roll: 1.7, folds: dents }),
    `<path d="${band}" fill="none" stroke="${ribbon}" stroke-width="46"/>`,
    `<path d="${band}" transform="translate(0 -20)" fill="none" stroke="#fff" stroke-opacity=".12" stroke-width="4"/>`,
  ].join('');
}
