import { afterAll, describe, expect, it } from 'vitest';
import { copyImage, newImage, newMask } from '#images';
import { cleanEdge } from './clean-edge.js';
import { cutFromGround } from './from-ground.js';
import { GarmentThread } from './garment-thread.js';

const SIZE = { width: 160, height: 200 };

/** A red garment on light ground, and where it is. */
function photo() {
  const [image, mask] = [newImage(SIZE), newMask(SIZE)];
  image.data.fill(230);
  for (let y = 50; y < 150; y++) {
    for (let x = 40; x < 120; x++) {
      image.data.set([180, 30, 40], (y * SIZE.width + x) * 3);
      mask.data[y * SIZE.width + x] = 1;
    }
  }
  return { image, mask };
}

describe('GarmentThread', () => {
  const thread = new GarmentThread();
  afterAll(() => thread.close());

  it('cuts out and cleans edges as the functions do, and leaves the photo as it is', async () => {
    const { image, mask } = photo();
    const before = copyImage(image);
    const seen = (await thread.seenGround(image))!;
    const cut = (await thread.cutFromSeenGround(image, seen, { ...mask, data: mask.data.slice() }))!;
    expect(cut).toEqual(cutFromGround(image, mask));
    expect(await thread.cleanEdge({ image, mask: cut })).toEqual(cleanEdge({ image, mask: cut }));
    expect(image).toEqual(before);
    // A thread that starts reads its modules first.
  }, 30_000);

  it('says where a ground is not flat', async () => {
    const { image } = photo();
    for (let i = 0; i < image.data.length; i++) image.data[i] = (i * 7919) % 256;
    expect(typeof (await thread.seenGround(image))).toBe('undefined');
  });

  it('starts again when it is asked after its end', async () => {
    await thread.close();
    expect((await thread.seenGround(photo().image))?.spread).toBeLessThan(1);
  }, 30_000);
});
