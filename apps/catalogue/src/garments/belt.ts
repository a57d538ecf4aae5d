import { mix } from '../palette.js';
import type { Sheet } from '../sheet.js';

/** A belt laid double: two straps side by side from one bend, the buckle at one end, holes and tip at the other. */
export function belt(sheet: Sheet): string {
  const width = sheet.span(92, 112);
  const gap = sheet.span(34, 52);
  const [left, right] = [-(gap / 2 + width), gap / 2];
  const outer = gap / 2 + width;
  const [bend, end, tip] = [250, sheet.span(830, 860), sheet.span(880, 910)];
  const metal = sheet.random.pick(['#b9bcc2', '#c9a24b', '#8d9096']);
  // From the buckle's end up, round the bend, down to the tip, and back along the inside.
  const strap =
    `M${left} ${end}L${left} ${bend}C${left} ${bend - outer * 1.25} ${outer} ${bend - outer * 1.25} ${outer} ${bend}` +
    `L${outer} ${tip - 46}C${outer} ${tip - 16} ${outer - width * 0.3} ${tip} ${outer - width / 2} ${tip}` +
    `C${right + width * 0.3} ${tip} ${right} ${tip - 16} ${right} ${tip - 46}L${right} ${bend}` +
    `C${right} ${bend - gap * 0.7} ${-right} ${bend - gap * 0.7} ${-right} ${bend}L${-right} ${end}Z`;
  const middle = right + width / 2;
  const holes = [0, 1, 2, 3, 4]
    .map(
      (n) =>
        `<circle cx="${middle}" cy="${tip - 110 - n * 58}" r="8" fill="#000" fill-opacity=".75" stroke="${sheet.cloth.dark}" stroke-width="2.5"/>`,
    )
    .join('');
  const inset = 13;
  const stitch =
    `M${left + inset} ${end - 20}L${left + inset} ${bend}C${left + inset} ${bend - (outer - inset) * 1.22} ${outer - inset} ${bend - (outer - inset) * 1.22} ${outer - inset} ${bend}L${outer - inset} ${tip - 50}` +
    `M${-right - inset} ${end - 20}L${-right - inset} ${bend}M${right + inset} ${tip - 50}L${right + inset} ${bend}`;
  const centre = left + width / 2;
  const [buckleWidth, buckleHeight] = [width + 58, sheet.span(120, 140)];
  sheet.reach(centre - buckleWidth / 2 - 12, end + buckleHeight - 20);
  const buckle =
    `<rect x="${centre - buckleWidth / 2}" y="${end - 34}" width="${buckleWidth}" height="${buckleHeight}" rx="20" fill="none" stroke="#2b2b2e" stroke-opacity=".6" stroke-width="24"/>` +
    `<rect x="${centre - buckleWidth / 2}" y="${end - 34}" width="${buckleWidth}" height="${buckleHeight}" rx="20" fill="none" stroke="${metal}" stroke-width="19"/>` +
    `<rect x="${centre - buckleWidth / 2 + 4}" y="${end - 30}" width="${buckleWidth - 8}" height="${buckleHeight - 8}" rx="18" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="4"/>` +
    `<path d="M${centre} ${end - 34}V${end + buckleHeight - 30}" stroke="#2b2b2e" stroke-opacity=".6" stroke-width="17" stroke-linecap="round"/>` +
    `<path d="M${centre} ${end - 34}V${end + buckleHeight - 30}" stroke="${metal}" stroke-width="12" stroke-linecap="round"/>`;
  const loop = (y: number): string =>
    `<rect x="${left - 5}" y="${y}" width="${width + 10}" height="34" rx="5" fill="${mix(sheet.cloth.base, '#000000', 0.22)}" stroke="${sheet.cloth.dark}" stroke-width="2"/>`;
  return [
    sheet.piece(strap, { roll: 1 }),
    sheet.seam(stitch, { dash: '8 4', opacity: 0.55 }),
    holes,
    loop(end - 120),
    buckle,
  ].join('');
}
