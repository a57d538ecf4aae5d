import { mix } from '../palette.js';
import { flip, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { hemStitch, someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { backHem, bodyFolds, neckInside, neckRing, type Torso, torsoOutline } from './torso.js';

/** T-shirt and long-sleeve top. */
export function tee(sheet: Sheet): string {
  const t = someTorso(sheet);
  const s = someSleeve(sheet);
  const cuff = (end: Parameters<typeof cuffLine>[0]): string =>
    sheet.seam(cuffLine(end, 13), { dash: '4 2.4', opacity: 0.5 });
  const trim = sheet.contrast(0.15) ? sheet.cloth.second : mix(sheet.cloth.base, '#000000', 0.05);
  return [
    sleeves(sheet, t, s, cuff),
    neckInside(sheet, t),
    backHem(sheet, t),
    sheet.piece(torsoOutline(sheet, t), {
      folds: bodyFolds(sheet, t),
      inside: hemStitch(sheet, t, 14) + hemStitch(sheet, t, 20),
    }),
    sheet.rib(neckRing(t), 13, trim, 3),
  ].join('');
}

/** Sleeveless top. */
export function tank(sheet: Sheet): string {
  const t = someTorso(sheet, {
    neck: sheet.span(72, 96),
    neckDepth: sheet.span(100, 150),
    drop: 10,
    armhole: sheet.span(165, 205),
  });
  const strap = sheet.span(34, 62);
  const body: Torso = { ...t, shoulder: t.neck + strap };
  const arm = t.top + t.armhole;
  const hole = [
    [t.neck + strap, t.top + 10, 1],
    [t.neck + strap - 6, t.top + t.armhole * 0.55],
    [t.chest, arm, 1],
  ] as const;
  return [
    neckInside(sheet, body),
    backHem(sheet, body),
    sheet.piece(torsoOutline(sheet, body), { folds: bodyFolds(sheet, t), inside: hemStitch(sheet, t, 14) }),
    sheet.rib(neckRing(body), 11),
    sheet.rib(spline(hole, false), 10),
    sheet.rib(spline(flip(hole), false), 10),
  ].join('');
}
