import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalInference } from '#inference';
import { likeliestOf, PARSER_SIZE, PersonParser } from '#person-parse';
import { PhotoUnreadableError } from '../encoder.errors.js';
import { PartReader } from './part-reader.js';

describe('PartReader', () => {
  const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
  let reader: PartReader;

  beforeAll(async () => {
    reader = await PartReader.open('models', inference);
  }, 60_000);
  afterAll(() => reader.close());

  it('finds the parts that the parser of people finds with the colours of the photo and closer looks', async () => {
    const photo = await readFile('apps/standalone/figure/person.jpg');
    const size = { width: 2 * PARSER_SIZE.width, height: 2 * PARSER_SIZE.height };
    const data = await sharp(photo)
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer();
    const parser = await PersonParser.open('models', inference);
    try {
      const parse = await parser.parse({ ...size, data });
      expect(await reader.read(photo)).toEqual({
        ...PARSER_SIZE,
        data: likeliestOf(parse),
      });
    } finally {
      await parser.close();
    }
  }, 60_000);

  it('refuses what is no picture', async () => {
    await expect(reader.read(Buffer.from('no picture'))).rejects.toThrow(PhotoUnreadableError);
  });
});
