import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renamedInZip, zipOf } from '#testing';
import { ZipArchive } from './zip-archive.js';

const LIMIT = 1_000_000;

describe('ZipArchive', () => {
  let folder: string;
  const opened: ZipArchive[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-zip-'));
  });
  afterEach(async () => {
    for (const archive of opened.splice(0)) archive.close();
    await rm(folder, { recursive: true });
  });

  async function open(bytes: Buffer): Promise<ZipArchive> {
    const path = join(folder, 'a.zip');
    await writeFile(path, bytes);
    const archive = await ZipArchive.open(path);
    opened.push(archive);
    return archive;
  }

  it('finds the table and photos, by full name or beside the table', async () => {
    const archive = await open(
      await zipOf({ 'shop/items.csv': 'name', 'shop/p/a.jpg': 'A', '__MACOSX/shop/._items.csv': 'x' }),
    );
    const { format, bytes } = await archive.table();
    expect(format).toBe('csv');
    expect(Buffer.concat(await bytes.toArray()).toString()).toBe('name');
    expect((await archive.photo('p/a.jpg', LIMIT))?.toString()).toBe('A');
    expect((await archive.photo('shop/p/a.jpg', LIMIT))?.toString()).toBe('A');
    expect(await archive.photo('../../etc/passwd', LIMIT)).toBeUndefined();
  });

  it('wants one table', async () => {
    await expect((await open(await zipOf({ 'a.jpg': 'A' }))).table()).rejects.toMatchObject({
      code: 'ZIP_NO_TABLE',
    });
    const two = await zipOf({ 'a.csv': 'name', 'b.ndjson': '{}' });
    await expect((await open(two)).table()).rejects.toMatchObject({ code: 'ZIP_NO_TABLE' });
  });

  it('refuses names that leave the zip', async () => {
    const zip = await zipOf({ 'items.csv': 'name', 'aa/x.jpg': 'A' });
    for (const name of ['../x.jpg', '/a/x.jpg']) {
      await expect(open(renamedInZip(zip, 'aa/x.jpg', name))).rejects.toMatchObject({
        code: 'ZIP_UNSAFE_NAME',
      });
    }
  });

  it('does not unpack more than it may, nor more than the entry says', async () => {
    const bomb = await zipOf({ 'items.csv': 'name', 'big.jpg': Buffer.alloc(LIMIT + 1) });
    expect(await (await open(bomb)).photo('big.jpg', LIMIT)).toBe('too-large');
    // The sizes in the directory say 100 bytes now: the lie is found while unpacking.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(LIMIT + 1);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(100);
    const lying = renamedInZip(bomb, size.toString('latin1'), lie.toString('latin1'));
    await expect((await open(lying)).photo('big.jpg', LIMIT)).rejects.toMatchObject({
      code: 'ZIP_MALFORMED',
    });
  });

  it('refuses what is no zip, or half of one', async () => {
    const zip = await zipOf({ 'items.csv': 'name' });
    await expect(open(Buffer.from('no zip at all'))).rejects.toMatchObject({ code: 'ZIP_MALFORMED' });
    await expect(open(zip.subarray(0, 60))).rejects.toMatchObject({ code: 'ZIP_MALFORMED' });
  });
});
