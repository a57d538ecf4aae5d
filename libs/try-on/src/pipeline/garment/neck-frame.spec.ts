import { describe, expect, it } from 'vitest';
import { makeLandmarks } from './make-landmarks.js';
import { neckFrame } from './neck-frame.js';

describe('neckFrame', () => {
  it('is a square round the neck, most of it below the line between its sides', () => {
    const landmarks = makeLandmarks({ neck_left: { x: 60, y: 40 }, neck_right: { x: 160, y: 40 } }, 'top');
    expect(neckFrame(landmarks)).toEqual({ left: -10, top: -68, width: 240, height: 240 });
  });

  it('lies between the straps of what hangs by them', () => {
    const landmarks = makeLandmarks(
      { strap_left: { x: 50, y: 20 }, strap_right: { x: 100, y: 20 } },
      'dress',
    );
    expect(neckFrame(landmarks)).toMatchObject({ left: 15, width: 120 });
  });

  it.each([
    ['that has no neck', makeLandmarks({ waist_left: { x: 1, y: 1 } }, 'skirt')],
    [
      'whose back is to the camera',
      makeLandmarks({ neck_left: { x: 90, y: 9 }, neck_right: { x: 20, y: 9 } }, 'top'),
    ],
    ['that is too small', makeLandmarks({ neck_left: { x: 10, y: 9 }, neck_right: { x: 14, y: 9 } }, 'top')],
  ])('is not there for a garment %s', (_, landmarks) => {
    expect(neckFrame(landmarks)).toBeUndefined();
  });
});
