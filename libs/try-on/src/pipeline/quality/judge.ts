import type { Image, Mask } from '../images/image.js';
import type { Person } from '../stages/person.js';
import type { QualityReport } from '../try-on-pipeline.js';
import { measure, type Measures, surroundingsOf } from './measures.js';
import { PASS } from './gate.js';
import { partsOf, scoreOf } from './score.js';
import { type Shown, viewOf } from './view.js';

/**
 * Judges a result at work size, before it is laid back onto the photo: afterwards face and background would be the
 * photo's own and pass by construction. Of several garments the worst counts.
 */
export function judge(
  person: Person,
  result: Image,
  edit: Mask,
  shown: readonly Shown[],
): QualityReport & { measures: Measures[] } {
  const view = viewOf(person, result, edit, shown);
  const around = surroundingsOf(view);
  const measures = view.garments.map((garment) => measure(view, garment, around));
  const all = measures.map(partsOf);
  const parts = all.reduce((worst, each) =>
    Object.fromEntries(
      Object.entries(each).map(([name, value]) => [name, Math.min(value, worst[name] ?? 1)]),
    ),
  );
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
  const score = round(Math.min(...all.map(scoreOf)));
  return { score, passed: score >= PASS, parts: rounded, measures };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
