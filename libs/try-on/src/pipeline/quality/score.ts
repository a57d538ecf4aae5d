import type { Measures } from './measures.js';

/** Passed from here on. */
export const PASS = 0.7;

/** 1 at `good` and beyond, 0 at `bad` and beyond, a straight line between. */
function ramp(value: number, bad: number, good: number): number {
  return Math.min(1, Math.max(0, (value - bad) / (good - bad)));
}

/**
 * The parts, each 0–1. The bounds are calibrated: see `quality/README.md`.
 */
export function partsOf(m: Measures): Record<string, number> {
  return {
    fidelity: ramp(m.palette, 0.4, 0.7),
    colour: ramp(m.colour, 16, 8),
    coverage: ramp(m.coverage, 0.6, 0.92),
    placement: Math.min(ramp(m.off, 0.14, 0.085), ramp(m.bare, 0.08, 0.04)),
    drapery: Math.min(ramp(m.wobble, 0.095, 0.048), ramp(m.astray, 0.18, 0.05)),
    leftover: ramp(m.leftover, 0.3, 0.08),
    face: ramp(m.face, 0.85, 0.95),
    background: ramp(m.background, 0.85, 0.95),
    seam: ramp(m.seam, 14, 6),
    change: ramp(m.change, 1, 4),
    contrast: ramp(m.contrast, 0.05, 0.3),
  };
}

/** Weights of the parts in the score: a geometric mean, so that one part at 0 makes the whole 0. */
const WEIGHTS: Record<string, number> = {
  fidelity: 1,
  colour: 1,
  coverage: 1,
  placement: 1,
  drapery: 1,
  leftover: 0.5,
  face: 0.5,
  background: 0.5,
  seam: 0.3,
  change: 0.5,
  contrast: 0.5,
};

/** 0–1. */
export function scoreOf(parts: Readonly<Record<string, number>>): number {
  let product = 1;
  for (const [name, part] of Object.entries(parts)) product *= part ** (WEIGHTS[name] ?? 1);
  return product ** 0.6;
}
