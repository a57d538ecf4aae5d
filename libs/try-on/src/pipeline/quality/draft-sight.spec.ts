import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDraftSight, seenBy } from './draft-sight.js';

const models = fileURLToPath(new URL('../../../../../models', import.meta.url));
const sight = { bias: 0.5, mean: [1, 0], spread: [2, 0.5], weight: [0.3, -0.1] };

describe('seenBy', () => {
  it('adds up the features in spreads from their means', () => {
    expect(seenBy(sight, Float32Array.of(3, 0.5))).toBeCloseTo(0.5 + 0.3 - 0.1, 6);
  });

  it('heeds none beyond four spreads', () => {
    expect(seenBy(sight, Float32Array.of(1_000, -1_000))).toBeCloseTo(0.5 + 4 * 0.3 + 4 * 0.1, 6);
  });

  it('refuses features of another network', () => {
    expect(() => seenBy(sight, Float32Array.of(1, 2, 3))).toThrow(/3 features, the model 2 weights/);
  });
});

describe('the built-in model', () => {
  it('has a weight for each of five numbers of 112 and 320 channels', async () => {
    const { weight, spread } = await openDraftSight(models);
    expect(weight).toHaveLength(5 * (112 + 320));
    expect(Math.min(...spread)).toBeGreaterThan(0);
  });
});
