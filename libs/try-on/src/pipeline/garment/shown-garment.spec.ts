import { describe, expect, it } from 'vitest';
import { type GarmentLook, SHOWN, type Shown } from '../models/garment-cutter.js';
import { hasLegs, kindFor, refuseNoGarment } from './shown-garment.js';

function chances(given: Partial<Record<Shown, number>>): GarmentLook['chances'] {
  return Object.fromEntries(SHOWN.map((shown) => [shown, given[shown] ?? 0])) as GarmentLook['chances'];
}

describe('kindFor a photo whose sender says nothing', () => {
  it.each([
    [{ top: 0.4, outer: 0.35, dress: 0.25 }, 'top'],
    [{ trousers: 0.3, skirt: 0.3, dress: 0.4 }, 'bottom'],
    [{ shoes: 0.6, outer: 0.4 }, 'outer'],
  ] as const)('of %j is %s', (given, kind) => {
    expect(kindFor(chances(given), 'auto')).toBe(kind);
  });
});

describe('hasLegs', () => {
  it.each([
    [{ trousers: 0.9, skirt: 0.05 }, true],
    [{ trousers: 0.05, skirt: 0.9 }, false],
    [{ trousers: 0.5, skirt: 0.5 }, undefined],
    [{ top: 1 }, undefined],
  ] as const)('of %j is %s', (given, answer) => {
    expect(hasLegs(chances(given))).toBe(answer);
  });
});

describe('refuseNoGarment', () => {
  it.each(['shoes', 'hat', 'nothing'] as const)('refuses %s', (shown) => {
    expect(() => refuseNoGarment(chances({ [shown]: 0.9, top: 0.1 }), 'top')).toThrow(
      expect.objectContaining({
        atFault: 'garment',
        message: expect.stringMatching(/clothing_image shows/) as string,
      }),
    );
  });

  it('takes what may be a garment', () => {
    expect(() => refuseNoGarment(chances({ shoes: 0.5, top: 0.5 }), 'auto')).not.toThrow();
  });
});

describe('refuseNoGarment in doubt', () => {
  it('believes the sender', () => {
    const doubtful = chances({ shoes: 0.65, trousers: 0.2, top: 0.15 });
    expect(() => refuseNoGarment(doubtful, 'bottom')).not.toThrow();
    expect(() => refuseNoGarment(doubtful, 'top')).toThrow();
    expect(() => refuseNoGarment(doubtful, 'auto')).toThrow();
  });
});

describe('kindFor', () => {
  it('refuses another kind, and names the one that it saw', () => {
    expect(() => kindFor(chances({ trousers: 0.99 }), 'top')).toThrow(/garment_type "bottom"/);
    expect(() => kindFor(chances({ dress: 0.99 }), 'bottom')).toThrow(/garment_type "dress"/);
    expect(() => kindFor(chances({ trousers: 0.99 }), 'dress')).toThrow(/garment_type "bottom"/);
  });

  it('takes tops, jackets and dresses for each other', () => {
    expect(kindFor(chances({ dress: 0.99 }), 'top')).toBe('top');
    expect(kindFor(chances({ top: 1 }), 'outer')).toBe('outer');
  });

  it('puts a skirt that was sent as a dress on as a skirt', () => {
    expect(kindFor(chances({ skirt: 0.99 }), 'dress')).toBe('bottom');
    expect(kindFor(chances({ skirt: 0.6, dress: 0.4 }), 'dress')).toBe('dress');
  });
});
