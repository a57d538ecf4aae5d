import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPhoto } from '#testing';
import { checkPhoto } from './check-photo.js';

const PLACE = 'a-place-that-nobody-should-know';
const exif = { IFD0: { ImageDescription: PLACE }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } };

/** As a phone writes it: turned, with place and time. */
const ofPhone = async (format: 'jpeg' | 'png' | 'webp', orientation?: number) =>
  sharp(await drawPhoto({ width: 60, height: 90, format: 'png' }))
    .withExif(exif)
    .withMetadata({ exif, ...(orientation !== undefined && { orientation }) })
    .toFormat(format)
    .toBuffer();

describe('a photo of a person, as it is stored', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'has nothing of where and when it was taken: %s',
    async (format) => {
      const sent = await ofPhone(format);
      expect(sent.includes(PLACE)).toBe(true);
      const { file, contentType } = await checkPhoto('person_image', sent);
      expect(contentType).toBe(`image/${format}`);
      expect(file.includes(PLACE)).toBe(false);
      const header = await sharp(file).metadata();
      expect(header).toMatchObject({ format, width: 60, height: 90 });
      expect([header.exif, header.xmp, header.iptc]).toEqual([undefined, undefined, undefined]);
    },
  );

  it('keeps its pixels where it is upright already', async () => {
    const sent = await ofPhone('jpeg');
    const { file } = await checkPhoto('person_image', sent);
    expect(await sharp(file).raw().toBuffer()).toEqual(await sharp(sent).raw().toBuffer());
  });

  it('is upright where the camera only said which way is up', async () => {
    const { file } = await checkPhoto('person_image', await ofPhone('jpeg', 6));
    const { width, height, orientation = 1 } = await sharp(file).metadata();
    expect({ width, height, orientation }).toEqual({ width: 90, height: 60, orientation: 1 });
  });

  it('loses what follows its end', async () => {
    const sent = Buffer.concat([await ofPhone('jpeg'), Buffer.from(PLACE)]);
    expect((await checkPhoto('person_image', sent)).file.includes(PLACE)).toBe(false);
  });

  it('is refused when it has to be encoded anew and is cut off', async () => {
    const sent = await ofPhone('jpeg', 6);
    await expect(checkPhoto('person_image', sent.subarray(0, sent.length * 0.7))).rejects.toMatchObject({
      code: 'INVALID_IMAGE_FORMAT',
    });
  });
});
