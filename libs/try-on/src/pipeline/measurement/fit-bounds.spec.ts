import { describe, expect, it } from 'vitest';
import { fitBounds, type Sample, tradeOff } from './fit-bounds.js';
import type { Gate } from '../quality/gate.js';

const gate: Gate<'off' | 'seam'> = {
  bounds: { off: [0.1, 0.05], seam: [14, 6] },
  parts: { placement: ['off'], seam: ['seam'] },
  weights: {},
};

const sample = (off: number, isGood: boolean): Sample<'off' | 'seam'> => ({
  measures: { off, seam: 1 },
  isGood,
});

describe('fitBounds', () => {
  it('widens bounds that refuse what is good', () => {
    const samples = [0.08, 0.09, 0.1, 0.11].map((off) => sample(off, true));
    samples.push(...[0.2, 0.25, 0.3].map((off) => sample(off, false)));
    expect(tradeOff(gate, samples)).toEqual({ caught: 1, falseAlarms: 1 });
    const fitted = fitBounds(gate, ['off'], samples);
    expect(tradeOff(fitted, samples)).toEqual({ caught: 1, falseAlarms: 0 });
    expect(fitted.bounds.seam).toEqual([14, 6]);
  });

  it('narrows bounds that let spoilt ones through', () => {
    const samples = [0.01, 0.02].map((off) => sample(off, true));
    samples.push(...[0.06, 0.07].map((off) => sample(off, false)));
    expect(tradeOff(gate, samples).caught).toBe(0);
    expect(tradeOff(fitBounds(gate, ['off'], samples), samples)).toEqual({ caught: 1, falseAlarms: 0 });
  });

  it('leaves bounds that nothing speaks against', () => {
    expect(fitBounds(gate, ['off', 'seam'], [sample(0, true), sample(0.5, false)])).toEqual(gate);
  });
});
