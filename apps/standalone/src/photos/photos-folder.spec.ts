import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { photosFolder } from './photos-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-photos-'));
  await mkdir(join(folder, 'images'));
});

const put = (name: string, text = 'photo') => writeFile(join(folder, name), text);
const read = async () => {
  const warnings: string[] = [];
  return { catalogue: await photosFolder(folder, (warning) => warnings.push(warning)), warnings };
};

describe('photosFolder', () => {
  it('takes the photos of the folder and of its images/, and nothing else', async () => {
    await Promise.all(
      ['b.JPG', 'a.png', 'images/c.webp', 'notes.txt', '._a.png', 'd.gif'].map((name) => put(name)),
    );
    const { catalogue } = await read();
    expect(catalogue.items.map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
      ['a.png', 'image/png'],
      ['b.JPG', 'image/jpeg'],
      ['c.webp', 'image/webp'],
    ]);
  });

  it('finds the photo of a row by its name without extension', async () => {
    await put('images/0a1b.jpg');
    await put('images.csv', 'image,label\n0a1b,Hat\n');
    const { catalogue, warnings } = await read();
    expect(catalogue.items[0]).toMatchObject({
      externalId: '0a1b',
      fields: { name: 'Hat', category: 'Hat' },
    });
    expect(warnings).toEqual([]);
  });

  it('names a photo after its file where the table says nothing', async () => {
    await put('red-dress.jpg');
    const { catalogue } = await read();
    expect(catalogue.items[0]).toMatchObject({ externalId: 'red-dress', fields: { name: 'red-dress' } });
  });

  it('says which rows have no photo', async () => {
    await put('a.jpg');
    await put('images.csv', 'image,name\na.jpg,A\nlost.jpg,B\n');
    expect((await read()).warnings).toEqual([expect.stringContaining('"lost.jpg"')]);
  });

  it('changes the fingerprint with what the table says', async () => {
    await put('a.jpg');
    const before = (await read()).catalogue.items[0]?.fingerprint;
    expect((await read()).catalogue.items[0]?.fingerprint).toBe(before);
    await put('images.csv', 'image,price\na.jpg,3\n');
    expect((await read()).catalogue.items[0]?.fingerprint).not.toBe(before);
  });

  it('refuses two photos that would be one item', async () => {
    await Promise.all([put('a.jpg'), put('images/a.png')]);
    await expect(read()).rejects.toThrow('external_id');
  });

  it('tells of a folder that is not there, and of one without photos', async () => {
    await expect(read()).rejects.toThrow('holds no photo');
    await expect(photosFolder(join(folder, 'none'), () => undefined)).rejects.toThrow('There is no folder');
  });

  it('makes a prompt of each category, the largest first, and judges by it', async () => {
    await Promise.all(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'].map((name) => put(name)));
    await put('images.csv', 'image,category\na,Hat\nb,Dress\nc,dress\nd,Other\n');
    const { prompts } = (await read()).catalogue;
    expect(prompts.map(({ prompt, wanted }) => [prompt, wanted])).toEqual([
      ['dress', 2],
      ['hat', 1],
    ]);
    expect(['b', 'c', 'a'].map((id) => prompts[0]?.matches?.(id))).toEqual([true, true, false]);
  });

  it('judges nothing where no photo has a category', async () => {
    await put('a.jpg');
    const { prompts } = (await read()).catalogue;
    expect(prompts).toHaveLength(8);
    expect(prompts.every(({ matches }) => matches === undefined)).toBe(true);
  });
});
