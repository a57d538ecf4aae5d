import { mix } from '../palette.js';
import { mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Baseball cap from the front. */
export function cap(sheet: Sheet): string {
  const w = sheet.span(186, 226);
  const h = sheet.span(225, 275);
  const y = 560;
  const dome = mirrored(
    [
      [0, y - h],
      [w * 0.55, y - h * 0.9],
      [w * 0.95, y - h * 0.45],
      [w, y, 1],
      [0, y + 16],
    ],
    sheet.random,
    2,
  );
  const depth = sheet.span(110, 165);
  const brim = mirrored(
    [
      [0, y - 30],
      [w * 0.7, y - 22],
      [w * 0.96, y - 2, 1],
      [w * 1.02, y + depth * 0.42],
      [w * 0.66, y + depth * 0.86],
      [0, y + depth],
    ],
    sheet.random,
    2,
  );
  const inner: Point[] = [
    [-w, y - 4, 1],
    [0, y - 44],
    [w, y - 4, 1],
  ];
  const brimFill = sheet.contrast(0.25) ? { fill: sheet.cloth.second } : {};
  const eye = (x: number, v: number): string =>
    `<circle cx="${x}" cy="${v}" r="5" fill="#000" fill-opacity=".55" stroke="${sheet.cloth.dark}" stroke-width="3"/>`;
  const rows = [0.84, 0.7, 0.56]
    .map((k) =>
      sheet.seam(
        `M${-w * 1.02} ${y + depth * 0.5 * k}Q0 ${y + depth * (k + 0.32)} ${w * 1.02} ${y + depth * 0.5 * k}`,
        { dash: '5 2.6', opacity: 0.5 },
      ),
    )
    .join('');
  return [
    sheet.piece(dome, {
      roll: 1.6,
      folds:
        sheet.fold(-w * 0.7, y - h * 0.3, -w * 0.3, y - 30, 12) +
        sheet.fold(w * 0.6, y - h * 0.5, w * 0.4, y - 40, 12),
    }),
    sheet.seam(
      `M0 ${y - h}V${y - 24}M0 ${y - h}Q${-w * 0.6} ${y - h * 0.7} ${-w * 0.62} ${y - 20}M0 ${y - h}Q${w * 0.6} ${y - h * 0.7} ${w * 0.62} ${y - 20}`,
      { width: 2.2, opacity: 0.55 },
    ),
    eye(-w * 0.28, y - h * 0.7) + eye(w * 0.28, y - h * 0.7),
    `<ellipse cx="0" cy="${y - h}" rx="13" ry="8" fill="${mix(sheet.cloth.base, '#000000', 0.2)}"/>`,
    `<path d="${spline(inner)}" transform="translate(0 12)" fill="#000" fill-opacity=".5" filter="url(#soft)"/>`,
    sheet.piece(brim, { roll: 1.2, ...brimFill, inside: rows }),
  ].join('');
}

/** Knitted beanie with a turned-up rib, some with a pompom. */
export function beanie(sheet: Sheet): string {
  const w = sheet.span(176, 214);
  const h = sheet.span(270, 350);
  const y = 650;
  const dome = mirrored(
    [
      [0, y - h],
      [w * 0.5, y - h * 0.95],
      [w * 0.92, y - h * 0.55],
      [w, y - 60, 1],
      [0, y - 50],
    ],
    sheet.random,
    3,
  );
  const fold = sheet.span(86, 116);
  const pom = sheet.random.chance(0.5);
  let fur = '';
  if (pom) {
    const colour = sheet.random.pick([
      sheet.cloth.base,
      '#efe9df',
      sheet.contrast(1) ? sheet.cloth.second : sheet.cloth.light,
    ]);
    for (let i = 0; i < 130; i += 1) {
      const [a, r] = [sheet.random.range(0, Math.PI * 2), sheet.random.range(34, 66)];
      fur += `M0 0L${(Math.cos(a) * r).toFixed(1)} ${(Math.sin(a) * r).toFixed(1)}`;
    }
    fur = `<g transform="translate(0 ${y - h - 34})"><circle r="52" fill="${mix(colour, '#000000', 0.22)}"/><path d="${fur}" stroke="${colour}" stroke-width="5" stroke-linecap="round"/><circle cx="-14" cy="-16" r="22" fill="#fff" fill-opacity=".12" filter="url(#soft)"/></g>`;
  }
  const band = `M${-w - 8} ${y - fold / 2 + 2}Q0 ${y - fold / 2 + 26} ${w + 8} ${y - fold / 2 + 2}`;
  return [
    sheet.piece(dome, {
      roll: 1.7,
      folds: [-0.6, -0.25, 0.1, 0.45]
        .map((x) => sheet.fold(x * w * 0.4, y - h + 20, x * w * 1.5, y - 110, 12, 0.9))
        .join(''),
    }),
    fur,
    `<path d="${band}" transform="translate(0 -${fold / 2})" fill="none" stroke="#000" stroke-opacity=".4" stroke-width="12" filter="url(#soft)"/>`,
    sheet.rib(band, fold, undefined, 9),
  ].join('');
}
