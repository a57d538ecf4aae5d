import { type Gate, partsBy, scoreBy } from './gate.js';
import type { ClothShape } from './cloth-shape.js';
import type { Measures } from './measures.js';

type Judged = Exclude<keyof Measures, 'paletteBefore' | 'offPose' | 'offSilhouette' | keyof ClothShape>;

/** The bounds are calibrated: see `quality/README.md`. */
export const DRAFT_GATE: Gate<Judged> = {
  bounds: {
    palette: [0.4, 0.7],
    colour: [28, 14],
    coverage: [0.6, 0.92],
    off: [0.116, 0.072],
    wobble: [0.1, 0.05],
    astray: [0.2, 0.06],
    leftover: [0.3, 0.08],
    things: [0.35, 0.1],
    face: [0.85, 0.95],
    background: [0.85, 0.95],
    shown: [0.12, 0.35],
    holes: [0.12, 0.05],
    seam: [14, 6],
    change: [1, 4],
    contrast: [0.05, 0.3],
    stretch: [4, 1.6],
    torn: [20, 4],
    hemError: [0.4, 0.12],
    sleeveError: [0.45, 0.15],
    unsure: [0.95, 0.5],
  },
  parts: {
    fidelity: ['palette'],
    colour: ['colour'],
    coverage: ['coverage'],
    placement: ['off'],
    drapery: ['wobble', 'astray'],
    leftover: ['leftover'],
    things: ['things'],
    face: ['face'],
    background: ['background'],
    whole: ['shown', 'holes'],
    seam: ['seam'],
    change: ['change'],
    contrast: ['contrast'],
    print: ['stretch', 'torn'],
    lengths: ['hemError', 'sleeveError'],
    sleeves: ['unsure'],
  },
  weights: {
    leftover: 0.5,
    face: 0.5,
    background: 0.5,
    seam: 0.3,
    change: 0.5,
    contrast: 0.5,
  },
};

export function partsOf(measures: Measures): Record<string, number> {
  return partsBy(DRAFT_GATE, measures);
}

/** What the parts say by themselves, 0–1. */
export function scoreOf(parts: Readonly<Record<string, number>>): number {
  return scoreBy(DRAFT_GATE, parts);
}

/** Parts that tell of another picture than a draft of this garment on this person: no chance outweighs them. */
const NEVER = [
  'fidelity',
  'colour',
  'placement',
  'face',
  'background',
  'change',
  'contrast',
  'things',
] as const;

/** The chance knows of the placement as well. */
const RUIN = { ...DRAFT_GATE, weights: { ...DRAFT_GATE.weights, placement: 0.5 } };

/** 1 where none of these is bad, 0 where one is; what was not measured is not bad. */
export function ruinOf(parts: Readonly<Record<string, number | undefined>>): number {
  return scoreBy(RUIN, Object.fromEntries(NEVER.map((name) => [name, parts[name] ?? 1])));
}
