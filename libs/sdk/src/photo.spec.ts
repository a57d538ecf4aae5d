import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vitrine } from './vitrine.js';
import { blobOf } from './photo.js';
import { VitrineError } from './vitrine-error.js';

describe('a photo by its path', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-sdk-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read', async () => {
    const file = join(folder, 'a.jpg');
    await writeFile(file, 'a photo');
    expect(await (await blobOf(file)).text()).toBe('a photo');
  });

  it.each([
    ['that is missing', 'nothing.jpg'],
    ['that is a folder', ''],
  ])('is an error of its own for one %s', async (_what, name) => {
    const path = join(folder, name);
    const vitrine = new Vitrine({ url: 'http://127.0.0.1:1', key: 'vt_sk_', retries: 0 });
    const uploading = vitrine.images.upload(path, { name: 'A dress' });
    await expect(uploading).rejects.toBeInstanceOf(VitrineError);
    await expect(uploading).rejects.toMatchObject({ code: 'FILE_UNREADABLE', status: 0 });
    await expect(uploading).rejects.toThrow(path);
  });
});
