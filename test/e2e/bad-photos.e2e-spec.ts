import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDto } from '#contracts';
import { bodyOf, drawPhoto, oddPhotos } from '#testing';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { formOf, openShop, type Shop } from './support/shop.js';

type File = () => Promise<Buffer> | Buffer;

const refused: [what: string, file: File, status: number, code: string][] = [
  ['a GIF', oddPhotos.gif, 422, 'PHOTO_TYPE_UNSUPPORTED'],
  ['an SVG', oddPhotos.svg, 422, 'PHOTO_TYPE_UNSUPPORTED'],
  ['a text called .jpg', oddPhotos.textCalledJpg, 422, 'PHOTO_TYPE_UNSUPPORTED'],
  ['a JPEG that breaks off', oddPhotos.truncatedJpeg, 422, 'PHOTO_DAMAGED'],
  ['an animation', oddPhotos.animatedWebp, 422, 'PHOTO_ANIMATED'],
  ['200 megapixels in a small file', oddPhotos.hugePng, 422, 'PHOTO_TOO_MANY_PIXELS'],
  ['21 MB', oddPhotos.tooManyBytes, 413, 'PHOTO_TOO_LARGE'],
  ['an empty file', () => Buffer.alloc(0), 422, 'PHOTO_EMPTY'],
];

const accepted: [what: string, file: File][] = [
  ['CMYK', oddPhotos.cmykJpeg],
  ['16 bits a channel', oddPhotos.sixteenBitPng],
  ['transparent', oddPhotos.transparentPng],
  ['grey', oddPhotos.greyPng],
  ['turned by its EXIF orientation', oddPhotos.rotatedJpeg],
  ['one pixel', oddPhotos.pixel],
  ['one pixel wide', oddPhotos.column],
  ['one pixel high', oddPhotos.row],
];

describe('a photo', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
  });
  afterAll(() => vitrine?.leave());

  const form = (name: string, file: File) => formOf({ name, category: 'odd', file: async () => file() });
  const photoOf = async (item: ImageDto) => sharp((await vitrine.anyone.get(item.photo_url)).bytes);

  it.each(refused)('is refused with a sentence when it is %s', async (what, file, status, code) => {
    problemOf(await shop.secret.upload(await form(what, file)), status, code);
    expect(await shop.list()).toEqual([]);
  });

  it('is refused when there is none, or two', async () => {
    const none = new FormData();
    none.set('name', 'Without a photo');
    problemOf(await shop.secret.upload(none), 400, 'PHOTO_MISSING');
    const two = await form('Two photos', () => drawPhoto());
    two.append('photo', new Blob([new Uint8Array(await drawPhoto({ colour: 'blue' }))]), 'second.jpg');
    problemOf(await shop.secret.upload(two), 400, 'TOO_MANY_FILES');
    expect(await shop.list()).toEqual([]);
  });

  it('leaves the one that an item has when a bad one is to replace it', async () => {
    const item = bodyOf<ImageDto>(await shop.secret.upload(await form('Good', () => drawPhoto())), 201);
    for (const method of ['PUT', 'PATCH']) {
      const bad = await form('Bad', oddPhotos.truncatedJpeg);
      problemOf(
        await shop.secret.send(method, `/api/images/${item.id}`, { form: bad }),
        422,
        'PHOTO_DAMAGED',
      );
    }
    const [embedded] = await shop.allEmbedded();
    expect(embedded).toMatchObject({ name: 'Good', photo_url: item.photo_url });
    expect((await vitrine.anyone.get(item.photo_url)).status).toBe(200);
    await shop.secret.send('DELETE', `/api/images/${item.id}`);
  });

  it.each(accepted)('is shown as an upright sRGB JPEG without metadata when it is %s', async (what, file) => {
    const item = bodyOf<ImageDto>(await shop.secret.upload(await form(what, file)), 201);
    const photo = await photoOf(item);
    const { format, space, channels, depth, exif, orientation } = await photo.metadata();
    expect({ format, space, channels, depth }).toEqual({
      format: 'jpeg',
      space: 'srgb',
      channels: 3,
      depth: 'uchar',
    });
    expect(exif).toBeUndefined();
    expect(orientation ?? 1).toBe(1);
  });

  it('keeps its colour from CMYK and 16 bits, lies on white from transparency, and stands upright', async () => {
    const items = new Map((await shop.allEmbedded()).map((item) => [item.name, item]));
    const pixel = async (name: string, x: number, y: number) => {
      const photo = await photoOf(items.get(name) as ImageDto);
      const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
      return [...data.subarray(at, at + 3)];
    };
    for (const name of ['CMYK', '16 bits a channel', 'transparent']) {
      const [red, green, blue] = (await pixel(name, 0.5, 0.5)) as [number, number, number];
      expect(red, name).toBeGreaterThan(150);
      expect(Math.max(green, blue), name).toBeLessThan(100);
    }
    expect(Math.min(...(await pixel('transparent', 0.02, 0.02)))).toBeGreaterThan(250);
    // The black mark of a drawn photo is at its top left.
    expect(Math.max(...(await pixel('turned by its EXIF orientation', 0.05, 0.05)))).toBeLessThan(60);
    expect(items.get('turned by its EXIF orientation')).toMatchObject({ width: 480, height: 640 });
    expect(await shop.vectorIds()).toHaveLength(accepted.length);
  });
});
