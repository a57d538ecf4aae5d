import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPromise } from 'yauzl';
import { folderParts } from './folder-parts.js';
import { UnusableSourceError } from './unusable-source.error.js';

describe('folderParts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-folder-'));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  /** What the rows of all parts are called. */
  async function namesWith(files: Record<string, string>): Promise<string[]> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const names: string[] = [];
    for await (const part of folderParts(folder)) {
      names.push(...part.names);
      await part.done();
    }
    return names;
  }

  it('reads a table of a German spreadsheet, with commas in its cells and its prices', async () => {
    const table = 'name;category;price;photo\r\nKleid, rot;Kleider;12,50;a.jpg\r\nHut;Hüte;9,90;b.jpg\r\n';
    expect(await namesWith({ 'items.csv': table })).toEqual(['a.jpg', 'b.jpg']);
  });

  it('names the file and the line of what it cannot read', async () => {
    const files = { 'items.csv': 'name,category\nKleid,rot,Kleider\n' };
    await expect(namesWith(files)).rejects.toThrow(UnusableSourceError);
    await expect(namesWith(files)).rejects.toThrow(/items\.csv, line 2: it has another number of cells/);
    await rm(join(folder, 'items.csv'));
    await expect(namesWith({ 'items.ndjson': '{"name":"a"}\n{oops\n' })).rejects.toThrow(
      /items\.ndjson, line 2: this is no JSON/,
    );
  });

  it('calls each row by its photo, and says which photos it leaves out', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await namesWith({ 'a.jpg': 'x', 'b.heic': 'x', 'notes.txt': 'x' })).toEqual(['a.jpg']);
    expect(warn.mock.calls).toEqual([['Left out: 1 of another kind than JPEG, PNG and WebP (b.heic).']]);
  });

  it('packs a photo without bytes too, and nothing that is no file of the folder', async () => {
    await mkdir(join(folder, 'more.jpg'));
    await writeFile(join(folder, 'empty.jpg'), '');
    await writeFile(join(folder, 'here.jpg'), 'x');
    const photos = [
      'empty.jpg',
      'here.jpg',
      'more.jpg',
      'missing.jpg',
      '../outside.jpg',
      join(folder, 'here.jpg'),
    ];
    const outside = join(folder, '../outside.jpg');
    await writeFile(outside, 'x');
    await writeFile(
      join(folder, 'items.csv'),
      ['name,photo', ...photos.map((photo) => `A,${photo}`)].join('\n'),
    );
    try {
      const packed: string[] = [];
      for await (const part of folderParts(folder)) {
        expect(part.names).toEqual(photos);
        const zip = await openPromise(part.path);
        for await (const { fileName } of zip.eachEntry()) packed.push(fileName);
        await part.done();
      }
      expect(packed).toEqual(['items.ndjson', 'empty.jpg', 'here.jpg']);
    } finally {
      await rm(outside);
    }
  });

  it('says so where nothing but such photos is there', async () => {
    await expect(namesWith({ 'b.heic': 'x' })).rejects.toThrow(
      /no photo that can be taken, and 1 of another/,
    );
  });
});
