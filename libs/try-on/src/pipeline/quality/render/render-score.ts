import type { QualityReport } from '../../try-on-pipeline.js';
import { type Gate, partsBy, PASS, scoreBy } from '../gate.js';
import type { RenderMeasures } from './render-measures.js';

/** The bounds are calibrated: see `quality/README.md`. */
export const RENDER_GATE: Gate<keyof RenderMeasures> = {
  bounds: {
    moved: [0.14, 0.07],
    bent: [0.22, 0.11],
    face: [0.45, 0.75],
    room: [0.4, 0.7],
    roomChange: [40, 20],
    palette: [0.2, 0.5],
    colour: [24, 12],
    changed: [0.4, 0.7],
    towards: [0.3, 0.6],
    texture: [0.1, 0.35],
  },
  parts: {
    pose: ['moved', 'bent'],
    face: ['face'],
    background: ['room', 'roomChange'],
    fidelity: ['palette'],
    colour: ['colour'],
    coverage: ['changed', 'towards'],
    texture: ['texture'],
  },
  weights: {},
};

/** @param isCounted which parts: what need not be preserved is not */
export function renderVerdict(measures: RenderMeasures, isCounted: (part: string) => boolean): QualityReport {
  const parts = Object.fromEntries(
    Object.entries(partsBy(RENDER_GATE, measures))
      .filter(([part]) => isCounted(part))
      .map(([part, value]) => [part, Math.round(value * 1000) / 1000]),
  );
  const score = Math.round(scoreBy(RENDER_GATE, parts) * 1000) / 1000;
  return { score, passed: score >= PASS, parts };
}
