import type { Mask } from '#images';
import { medianOf } from '../geometry/median.js';
import { type Body, torsoPlace } from '../person/body.js';

/** Where worn trousers or a skirt begin, and how far they reach at the hips. */
export type LowerRows = {
  /** In torsos below the shoulder line. */
  top: number;
  /** Units from the trunk's axis to picture left and right, at `t` torsos below the shoulder line. */
  left: (t: number) => number;
  right: (t: number) => number;
};

/** Rows of the hips that are measured, in torsos. */
const [FROM, TO, STEP] = [0.7, 1.24, 0.04];
/** The middle of the garment, in units: its waistband is level there. */
const MIDDLE = 0.22;

/** Measures worn cloth (coverage 0–1) on the body that wears it; undefined where it covers no hips. */
export function lowerRows(mask: Mask, body: Body): LowerRows | undefined {
  const rows = Math.round((TO - FROM) / STEP) + 1;
  const reach = [new Float64Array(rows), new Float64Array(rows)] as const;
  const tops = new Map<number, number>();
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    const { t, side } = torsoPlace(body, { x: i % mask.width, y: Math.floor(i / mask.width) });
    const column = Math.round(side * 50);
    if (Math.abs(side) < MIDDLE && t < (tops.get(column) ?? Infinity)) tops.set(column, t);
    const row = Math.round((t - FROM) / STEP);
    const halves = reach[side < 0 ? 0 : 1];
    if (row >= 0 && row < rows) halves[row] = Math.max(halves[row]!, Math.abs(side));
  }
  if (tops.size === 0) return undefined;
  const at = (halves: Float64Array) => (t: number) =>
    halves[Math.min(rows - 1, Math.max(0, Math.round((t - FROM) / STEP)))]!;
  return { top: medianOf([...tops.values()]), left: at(reach[0]), right: at(reach[1]) };
}
