import { mix } from '../palette.js';
import type { Sheet } from '../sheet.js';

/** A wristwatch laid flat: the strap upright, a round case with hands, marks and a crown. */
export function watch(sheet: Sheet): string {
  const r = sheet.span(160, 178);
  const [shoulder, end] = [sheet.span(84, 94), sheet.span(62, 70)];
  const y = 512;
  const metal = sheet.random.pick(['#c3c6cb', '#cba85a', '#d9b9a0']);
  const dark = mix(metal, '#000000', 0.5);
  const upper = `M${-shoulder} ${y - r + 40}L${-end} 110C${-end} 86 ${end} 86 ${end} 110L${shoulder} ${y - r + 40}Z`;
  const lower = `M${-shoulder} ${y + r - 40}L${-end} 890C${-end} 936 ${end} 936 ${end} 890L${shoulder} ${y + r - 40}Z`;
  const stitch =
    `M${-shoulder + 14} ${y - r}L${-end + 13} 122M${shoulder - 14} ${y - r}L${end - 13} 122` +
    `M${-shoulder + 14} ${y + r}L${-end + 13} 886M${shoulder - 14} ${y + r}L${end - 13} 886`;
  const holes = [0, 1, 2, 3]
    .map((n) => `<circle cx="0" cy="${876 - n * 46}" r="7" fill="#000" fill-opacity=".7"/>`)
    .join('');
  const marks = Array.from({ length: 12 }, (_, hour) => {
    const long = hour % 3 === 0;
    return `<rect x="-4" y="${-r + 34}" width="8" height="${long ? 30 : 18}" rx="2" fill="#f4f0e6" transform="rotate(${hour * 30})"/>`;
  }).join('');
  const turn = sheet.random.range(0, 360);
  const face = `<circle r="${r - 16}" fill="${sheet.cloth.base}"/><circle r="${r - 16}" fill="none" stroke="#000" stroke-opacity=".35" stroke-width="10"/>`;
  const hands = `<g stroke="#f4f0e6" stroke-linecap="round"><path d="M0 14V${-r * 0.45}" stroke-width="12" transform="rotate(${305 + turn / 12})"/><path d="M0 18V${-r * 0.68}" stroke-width="8" transform="rotate(${60 + turn / 30})"/><path d="M0 26V${-r * 0.72}" stroke="#c9473d" stroke-width="3" transform="rotate(${turn})"/></g><circle r="11" fill="${metal}"/>`;
  sheet.reach(0, 52);
  const buckle = `<rect x="${-end - 16}" y="62" width="${end * 2 + 32}" height="56" rx="12" fill="none" stroke="${dark}" stroke-width="17"/><rect x="${-end - 16}" y="62" width="${end * 2 + 32}" height="56" rx="12" fill="none" stroke="${metal}" stroke-width="13"/><path d="M0 62V122" stroke="${metal}" stroke-width="9" stroke-linecap="round"/>`;
  return [
    sheet.piece(upper, { roll: 1 }),
    sheet.piece(lower, { roll: 1 }),
    sheet.seam(stitch, { dash: '8 4', opacity: 0.6 }),
    holes,
    buckle,
    `<rect x="${r - 8}" y="${y - 20}" width="38" height="40" rx="8" fill="${metal}" stroke="${dark}" stroke-width="2"/>`,
    `<g transform="translate(0 ${y})"><circle r="${r + 3}" fill="${dark}"/><circle r="${r}" fill="${metal}"/><circle r="${r - 5}" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="4"/>${face}${marks}${hands}<path d="M${-r * 0.6} ${-r * 0.5}A${r * 0.8} ${r * 0.8} 0 0 1 ${r * 0.2} ${-r * 0.76}L${-r * 0.5} ${r * 0.2}Z" fill="#fff" fill-opacity=".08"/></g>`,
  ].join('');
}
