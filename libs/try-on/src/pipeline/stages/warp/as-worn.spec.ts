import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '../../images/image.js';
import type { Garment } from '../garment.js';
import { labelled } from '../synthetic-person.js';
import { layAsWorn } from './as-worn.js';

const SIZE = { width: 200, height: 300 };

/** A top of 100 × 150 px; `notch` is cut out of its upper corners, where armholes are. */
function top(notch: number): Garment {
  const size = { width: 100, height: 150 };
  const mask = newMask(size, 1);
  for (let y = 0; y < notch * 2; y++) {
    mask.data.fill(0, y * 100, y * 100 + notch);
    mask.data.fill(0, (y + 1) * 100 - notch, (y + 1) * 100);
  }
  return { kind: 'top', image: newImage(size), mask } as unknown as Garment;
}

const labels = labelled(SIZE, [['upper', 50, 60, 150, 210]]);

describe('layAsWorn', () => {
  it('lays a top of this very pose on as it is', () => {
    expect(layAsWorn(top(0), labels)?.hasFolds).toBe(true);
  });

  it('leaves a vest to be fitted, though its outline is near to that of a shirt', () => {
    expect(layAsWorn(top(22), labels)).toBeUndefined();
  });
});
