import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { copyImage } from '#images';
import { decode, decodeWhole } from './decode.js';

const red = { r: 200, g: 10, b: 10 };

async function photo(width: number, height: number, format: 'jpeg' | 'png' | 'webp' | 'gif' = 'jpeg') {
  return sharp({ create: { width, height, channels: 3, background: red } })
    .toFormat(format)
    .toBuffer();
}

describe('decode', () => {
  it('turns a photo upright and fits it to the longest side', async () => {
    const turned = await sharp(await photo(400, 200))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { image, original } = await decode(turned, 100, 'person_image');
    expect(original).toEqual({ width: 200, height: 400 });
    expect([image.width, image.height]).toEqual([50, 100]);
  });

  it('does not enlarge', async () => {
    expect((await decode(await photo(80, 90), 1000, 'person_image')).image.height).toBe(90);
  });

  it('lays transparency on white and gives it back as coverage', async () => {
    const png = await sharp({
      create: { width: 70, height: 70, channels: 4, background: { ...red, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { image, alpha } = await decode(png, 100, 'clothing_image');
    expect([...image.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(alpha?.data[0]).toBe(0);
  });

  it('gives pixels of which a copy is one', async () => {
    const whole = await decodeWhole(await photo(80, 80), 'person_image');
    copyImage(whole).data.fill(0);
    expect(whole.data[0]).toBeGreaterThan(100);
  });

  it('takes grey and CMYK files', async () => {
    const grey = await sharp(await photo(80, 80))
      .greyscale()
      .png()
      .toBuffer();
    const cmyk = await sharp(await photo(80, 80))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    for (const bytes of [grey, cmyk])
      expect((await decode(bytes, 100, 'person_image')).image.data).toHaveLength(80 * 80 * 3);
  });

  it.each([
    ['text', Buffer.from('no photo at all'), 'INVALID_IMAGE_FORMAT'],
    ['an empty file', Buffer.alloc(0), 'INVALID_IMAGE_FORMAT'],
  ])('refuses %s and names the field', async (_, bytes, code) => {
    await expect(decode(bytes, 100, 'person_image')).rejects.toMatchObject({
      code,
      atFault: 'person_photo',
      message: expect.stringContaining('person_image') as string,
    });
  });

  it('refuses other formats, tiny and cut-off files', async () => {
    await expect(decode(await photo(80, 80, 'gif'), 100, 'clothing_image')).rejects.toMatchObject({
      code: 'INVALID_IMAGE_FORMAT',
      atFault: 'garment_photo',
    });
    await expect(decode(await photo(20, 20), 100, 'clothing_image')).rejects.toMatchObject({
      code: 'PHOTO_TOO_SMALL',
      atFault: 'garment_photo',
    });
    const whole = await photo(600, 600);
    await expect(decode(whole.subarray(0, whole.length / 2), 100, 'clothing_image')).rejects.toMatchObject({
      code: 'INVALID_IMAGE_FORMAT',
      atFault: 'garment_photo',
    });
  });

  it('refuses more than 70 megapixels before it unpacks them', async () => {
    const large = await sharp({ create: { width: 9000, height: 8000, channels: 3, background: red } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    await expect(decode(large, 100, 'person_image')).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      atFault: 'person_photo',
    });
  });
});
