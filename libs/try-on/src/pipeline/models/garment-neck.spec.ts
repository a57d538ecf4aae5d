import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalInference } from '#inference';
import { drawGarment } from '../../drawn-garments/draw-garment.js';
import { makeLandmarks } from '../garment/make-landmarks.js';
import { neckFrame } from '../garment/neck-frame.js';
import { GarmentNeckReader } from './garment-neck.js';

const SIZE = { width: 384, height: 512 };

let reader: GarmentNeckReader;
beforeAll(async () => {
  const models = fileURLToPath(new URL('../../../../../models', import.meta.url));
  reader = await GarmentNeckReader.open(models, new LocalInference({ workers: 1, intraOpThreads: 1 }));
});
afterAll(() => reader?.close());

describe('GarmentNeckReader', { timeout: 30_000 }, () => {
  it.each(['top', 'dress', 'outerwear-closed'] as const)(
    'tells the inside of a drawn %s from its front',
    async (kind) => {
      let [both, either] = [0, 0];
      for (let seed = 0; seed < 12; seed++) {
        const { image, mask, inside, landmarks } = await drawGarment(seed, SIZE, kind);
        const known = makeLandmarks(landmarks, kind);
        const frame = neckFrame(known);
        const found = await reader.insideOf(image, mask, known);
        if (frame === undefined || found === undefined) continue;
        for (let i = 0; i < mask.data.length; i++) {
          const [x, y] = [(i % SIZE.width) - frame.left, Math.floor(i / SIZE.width) - frame.top];
          if (x < 0 || y < 0 || x >= frame.width || y >= frame.height || mask.data[i]! < 0.9) continue;
          const [a, b] = [found.data[i]! > 0.5, inside.data[i]! > 0.5];
          if (a && b) both++;
          if (a || b) either++;
        }
      }
      expect(either).toBeGreaterThan(1_000);
      expect(both / either).toBeGreaterThan(0.7);
    },
  );

  it('says nothing of what may have no neck', async () => {
    const { image, mask, landmarks } = await drawGarment(3, SIZE, 'skirt');
    expect(await reader.insideOf(image, mask, makeLandmarks(landmarks, 'skirt'))).toBeUndefined();
  });
});
