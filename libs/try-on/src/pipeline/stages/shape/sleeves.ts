import { boneThrough } from '../../geometry/bone.js';
import { distance, type Point } from '../../geometry/point.js';
import { stripOf } from '../../geometry/strip.js';
import { type Labels, type Mask, newMask, without } from '../../images/image.js';
import { components, dilate, open } from '../../images/morphology.js';
import type { Sleeve } from '../garment.js';

/** Where a sleeve leaves the torso. */
export type FoundSleeve = Sleeve & { top: Point; bottom: Point };

/** A garment without its sleeves, and these. `radius` is that of the largest disc inside the garment. */
export type SleeveSplit = { torso: Mask; left: FoundSleeve | undefined; right: FoundSleeve | undefined };

/** Sleeves that reach the wrist are longer than so many radii of the torso; those that end at the elbow have 1.2. */
const LONG = 1.3;

/**
 * Sleeves are what a disc of 0.62 of the largest one cannot reach, if it sticks out far enough to the side: corners
 * of the hem and straps do not.
 */
export function splitSleeves(mask: Mask, radius: number, axis: number): SleeveSplit {
  const body = open(mask, radius * 0.62);
  const touching = dilate(body, 2);
  const { labels, parts } = components(without(mask, touching));
  const found: { left: FoundSleeve | undefined; right: FoundSleeve | undefined } = {
    left: undefined,
    right: undefined,
  };
  const torso = { ...mask, data: mask.data.slice() };
  for (const part of parts.slice(0, 8)) {
    const side = part.x < axis ? 'left' : 'right';
    if (found[side] !== undefined) continue;
    const sleeve = sleeveOf(labels, part.label, touching, radius, axis);
    if (sleeve === undefined) continue;
    found[side] = sleeve;
    for (let i = 0; i < torso.data.length; i++) if (labels.data[i] === part.label) torso.data[i] = 0;
  }
  return { torso, ...found };
}

function sleeveOf(
  labels: Labels,
  label: number,
  body: Mask,
  radius: number,
  axis: number,
): FoundSleeve | undefined {
  const { width } = labels;
  const contact: Point[] = [];
  const pixels: number[] = [];
  for (let i = 0; i < labels.data.length; i++) {
    if (labels.data[i] !== label) continue;
    pixels.push(i);
    const near = [i - 1, i + 1, i - width, i + width].some((n) => (body.data[n] ?? 0) > 0.5);
    if (near) contact.push({ x: i % width, y: Math.floor(i / width) });
  }
  const seam = upperOf(contact, APART * radius);
  if (seam.length < 3 || pixels.length < 0.15 * radius * radius) return undefined;
  const steps = walk(labels, label, seam);
  const far = pixels.reduce((best, i) => Math.max(best, steps[i]!), 0);
  const at = (low: number, high: number): Point => {
    const chosen = pixels.filter((i) => steps[i]! >= low * far && steps[i]! <= high * far);
    const sum = chosen.reduce((a, i) => ({ x: a.x + (i % width), y: a.y + Math.floor(i / width) }), {
      x: 0,
      y: 0,
    });
    return { x: sum.x / chosen.length, y: sum.y / chosen.length };
  };
  const cuff = at(0.93, 1);
  // A cuff that lies on the hem is over the torso: there the whole sleeve has to be beside it.
  const outer = seam.length < contact.length ? at(0, 1) : cuff;
  if (far < 0.4 * radius || Math.abs(outer.x - axis) < 0.95 * radius) return undefined;
  const root = meanOf(seam);
  const bone = boneThrough(far > 1.2 * radius ? [root, at(0.45, 0.55), cuff] : [root, cuff]);
  const part = newMask(labels);
  for (const i of pixels) part.data[i] = 1;
  const top = seam.reduce((a, p) => (p.y < a.y ? p : a));
  const bottom = seam.reduce((a, p) => (distance(p, top) > distance(a, top) ? p : a));
  return {
    strip: stripOf(bone, part, () => true),
    part,
    isLong: bone.total > LONG * radius,
    top,
    bottom,
  };
}

/** In radii of the torso: between where a sleeve is sewn on and where its cuff lies on the hem. */
const APART = 0.25;

/** Of the rows of contact the uppermost that belong together. */
function upperOf(contact: readonly Point[], apart: number): Point[] {
  const sorted = contact.toSorted((a, b) => a.y - b.y);
  const end = sorted.findIndex(({ y }, i) => i > 0 && y - sorted[i - 1]!.y > apart);
  return end < 0 ? sorted : sorted.slice(0, end);
}

/** Steps from the contact to every pixel of the part, going round corners as cloth does. */
function walk(labels: Labels, label: number, from: readonly Point[]): Int32Array {
  const { width, height } = labels;
  const steps = new Int32Array(labels.data.length).fill(-1);
  let edge = from.map(({ x, y }) => y * width + x);
  for (const i of edge) steps[i] = 0;
  for (let step = 1; edge.length > 0; step++) {
    const next: number[] = [];
    for (const i of edge) {
      const [x, y] = [i % width, Math.floor(i / width)];
      // Diagonals on every other step: distances are octagonal, not diamonds.
      const around = step % 2 === 0 ? EIGHT : FOUR;
      for (const [dx, dy] of around) {
        const [nx, ny] = [x + dx, y + dy];
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
        const n = ny * width + nx;
        if (steps[n] !== -1 || labels.data[n] !== label) continue;
        steps[n] = step;
        next.push(n);
      }
    }
    edge = next;
  }
  return steps;
}

const FOUR = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const EIGHT = [...FOUR, [1, 1], [1, -1], [-1, 1], [-1, -1]] as const;

function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((a, p) => ({ x: a.x + p.x, y: a.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
