import { mix } from '../palette.js';
import { flip, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Sunglasses from the front: tinted glasses in a frame, the temples folded behind. */
export function sunglasses(sheet: Sheet): string {
  const isRound = sheet.traits['cut'] === 'round';
  const w = sheet.span(140, 156);
  const h = isRound ? w * 0.98 : sheet.span(112, 126);
  const apart = sheet.span(34, 42);
  const y = 512;
  const centre = apart + w;
  const frame = mix(sheet.cloth.base, '#000000', 0.3);
  const outline = (grow: number): Point[] => {
    const [a, b] = [w + grow, h + grow];
    return isRound
      ? [
          [centre, y - b],
          [centre + a * 0.72, y - b * 0.72],
          [centre + a, y],
          [centre + a * 0.7, y + b * 0.74],
          [centre, y + b],
          [centre - a * 0.7, y + b * 0.74],
          [centre - a, y],
          [centre - a * 0.72, y - b * 0.72],
        ]
      : [
          [centre - a * 0.8, y - b],
          [centre + a * 0.72, y - b * 1.02],
          [centre + a, y - b * 0.72],
          [centre + a * 0.93, y + b * 0.2],
          [centre + a * 0.55, y + b * 0.96],
          [centre - a * 0.4, y + b],
          [centre - a * 0.92, y + b * 0.32],
          [centre - a, y - b * 0.6],
        ];
  };
  const glass = (points: Point[]): string => {
    const d = spline(points);
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const shine = `<path d="M${left + 30} ${y + h}L${(left + right) / 2 - 10} ${y - h}h46L${left + 92} ${y + h}Z" fill="#fff" fill-opacity=".13"/><rect x="${left}" y="${y - h - 20}" width="${right - left}" height="${h * 0.7}" fill="#000" fill-opacity=".16" filter="url(#soft)"/>`;
    return sheet.piece(d, { plain: true, roll: 0.5, inside: shine });
  };
  const rim = (points: Point[]): string => {
    const d = spline(points);
    return `<path d="${d}" fill="none" stroke="${frame}" stroke-width="30"/><path d="${d}" fill="none" stroke="#fff" stroke-opacity=".2" stroke-width="5" transform="translate(-2 -7)"/>`;
  };
  const from = isRound ? 0.3 : 0.62;
  const temple = (side: number): string => {
    const [x, inner] = [side * (centre + w + 2), side * (centre - w * 0.1)];
    const d = `M${x} ${y - h * from}C${x - side * 20} ${y - h * (from + 0.93)} ${inner} ${y - h * (from + 0.88)} ${inner - side * 170} ${y - h * (from + 0.66)}`;
    return `<path d="${d}" fill="none" stroke="${mix(frame, '#000000', 0.25)}" stroke-width="24" stroke-linecap="round"/><path d="${d}" fill="none" stroke="#fff" stroke-opacity=".14" stroke-width="4"/>`;
  };
  const [lens, edge] = [outline(0), outline(8)];
  const bridge = `M${-apart - 16} ${y - h * 0.42}C${-apart * 0.6} ${y - h * 0.82} ${apart * 0.6} ${y - h * 0.82} ${apart + 16} ${y - h * 0.42}`;
  return [
    temple(-1),
    temple(1),
    glass(lens),
    glass(flip(lens)),
    rim(edge),
    rim(flip(edge)),
    `<path d="${bridge}" fill="none" stroke="${frame}" stroke-width="30"/>`,
  ].join('');
}
