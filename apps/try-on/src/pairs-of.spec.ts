import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pairsOf } from './pairs-of.js';

describe('pairsOf', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pairs-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = async (...names: string[]) => {
    for (const name of names) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), '');
    }
  };
  const at = (name: string) => join(folder, name);

  it('pairs photos of a folder by their names, with the type where it is said', async () => {
    await put('a.person.jpg', 'a.garment.png', 'b.c.person.webp', 'b.c.dress.garment.jpg', 'notes.txt');
    expect(await pairsOf(folder)).toEqual([
      { person: at('a.person.jpg'), garment: at('a.garment.png'), type: 'auto' },
      { person: at('b.c.person.webp'), garment: at('b.c.dress.garment.jpg'), type: 'dress' },
    ]);
  });

  it('pairs photos of people/ and garments/, and leaves out what has no other half', async () => {
    await put('people/1.jpg', 'people/2.jpg', 'garments/2.bottom.jpg', 'garments/3.jpg');
    expect(await pairsOf(folder)).toEqual([
      { person: at('people/2.jpg'), garment: at('garments/2.bottom.jpg'), type: 'bottom' },
    ]);
  });

  it('reads a list, its paths relative to it', async () => {
    await writeFile(at('pairs.csv'), 'person,garment,type\nx/1.jpg,/y/2.jpg,top\n');
    expect(await pairsOf(at('pairs.csv'))).toEqual([
      { person: at('x/1.jpg'), garment: '/y/2.jpg', type: 'top' },
    ]);
  });

  it('says how to name them where there are none', async () => {
    await put('IMG_1.jpg', 'IMG_2.jpg');
    await expect(pairsOf(folder)).rejects.toThrow('NAME.person.jpg');
  });
});
