import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { drawPhoto, oddPhotos } from '#testing';
import { PhotoIntake } from './photo-intake.js';

// Decoding takes as long as the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const intake = new PhotoIntake();
const raw = (file: Buffer) => sharp(file).raw().toBuffer();

/** Largest difference of a channel. Not `toEqual`: it would print a million numbers. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([raw(one), raw(other)]);
  if (a.length !== b.length) return Infinity;
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index]!)), 0);
}

test.each([
  ['baseline', { progressive: false }],
  ['progressive', { progressive: true }],
])('an upright %s sRGB JPEG keeps its pixels and loses everything else', async (_kind, options) => {
  const file = await sharp(await drawPhoto())
    .withExif({
      IFD0: { Make: 'Camera of a test' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' },
    })
    .withIccProfile('srgb')
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Home</place></x:xmpmeta>')
    .jpeg({ quality: 90, ...options })
    .toBuffer();
  const hidden = Buffer.concat([file, Buffer.from('what was hidden behind the end')]);
  const { photo, width, height } = await intake.prepare(hidden);
  // The profile's own rounding is in the one and not in the other.
  expect(await difference(photo, file)).toBeLessThanOrEqual(2);
  expect([width, height]).toEqual([480, 640]);
  const meta = await sharp(photo).metadata();
  expect([meta.exif, meta.icc, meta.xmp]).toEqual([undefined, undefined, undefined]);
  for (const text of ['Camera', 'Home', 'hidden', 'ICC_PROFILE']) expect(photo.includes(text)).toBe(false);
  expect((await sharp(file).metadata()).xmp).toBeDefined();
});

test.each(Object.entries({ baseline: false, progressive: true }))(
  'a %s JPEG that is cut off anywhere is refused, whichever way it would be stored',
  async (_kind, progressive) => {
    for (const width of [500, 2500]) {
      const file = await sharp(await drawPhoto({ width, height: 700 }))
        .jpeg({ progressive })
        .toBuffer();
      for (const part of [0.02, 0.3, 0.7, 0.95, 0.999]) {
        const cut = file.subarray(0, Math.floor(file.length * part));
        await expect(intake.prepare(cut)).rejects.toMatchObject({ code: 'PHOTO_DAMAGED' });
      }
    }
  },
);

test('PNG and WebP that are cut off are refused', async () => {
  for (const format of ['png', 'webp'] as const) {
    const file = await drawPhoto({ format });
    for (const part of [0.3, 0.9]) {
      await expect(intake.prepare(file.subarray(0, file.length * part))).rejects.toMatchObject({
        code: 'PHOTO_DAMAGED',
      });
    }
  }
});

test('bytes changed at random never bring it down, and are refused or give a photo', async () => {
  const file = await drawPhoto({ width: 120, height: 160 });
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 50; round++) {
    const broken = Buffer.from(file);
    for (let changes = 0; changes < 4; changes++) broken[random(broken.length)] = random(256);
    const answer = await intake.prepare(broken).then(
      ({ contentType }) => contentType,
      (error: { code?: string }) => error.code,
    );
    expect(answer).toMatch(/^(image\/jpeg|PHOTO_[A-Z_]+)$/);
  }
});

test('extreme shapes become at least one pixel wide', async () => {
  const line = await sharp({ create: { width: 9000, height: 1, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  expect(await intake.prepare(line)).toMatchObject({ width: 2048, height: 1 });
});

test('a wide gamut is not kept as it is', async () => {
  const file = await oddPhotos.wideGamutJpeg();
  const { photo } = await intake.prepare(file);
  expect((await sharp(photo).metadata()).icc).toBeUndefined();
  expect(await difference(photo, file)).toBeLessThanOrEqual(24);
});

test('a large photo has a preview of 640 pixels without metadata, and one that is hardly larger has none', async () => {
  const sized = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#c02020' } })
      .withExif({ IFD0: { Make: 'Camera of a test' } })
      .jpeg()
      .toBuffer();
  const previewOf = async (width: number, height: number) =>
    intake.preview(await intake.prepare(await sized(width, height)));
  for (const [width, height, expected] of [
    [1500, 2000, [480, 640]],
    [3000, 1000, [640, 213]],
    [600, 801, [479, 640]],
  ] as const) {
    const meta = await sharp(await previewOf(width, height)).metadata();
    expect([meta.width, meta.height]).toEqual(expected);
    expect([meta.format, meta.exif]).toEqual(['jpeg', undefined]);
  }
  expect(await previewOf(600, 800)).toBeUndefined();
  expect(await previewOf(640, 480)).toBeUndefined();
});
