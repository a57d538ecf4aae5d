import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRAFT_MODELS, draftRevision } from './draft-revision.js';

describe('draftRevision', () => {
  let folder: string;
  let models: string;
  let code: string;
  let before: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-revision-'));
    [models, code] = [join(folder, 'models'), join(folder, 'code')];
    for (const name of DRAFT_MODELS) {
      await mkdir(join(models, name), { recursive: true });
      await cp(join('models', name, 'manifest.json'), join(models, name, 'manifest.json'));
    }
    await mkdir(join(code, 'stages'), { recursive: true });
    await writeFile(join(code, 'stages', 'warp.js'), 'export const warp = 1;');
    before = await draftRevision(models, [code]);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same while nothing has changed, whatever specs and maps lie beside the code', async () => {
    await writeFile(join(code, 'stages', 'warp.spec.js'), 'a spec');
    await writeFile(join(code, 'stages', 'warp.js.map'), '{}');
    expect(await draftRevision(models, [code])).toBe(before);
  });

  it.each(DRAFT_MODELS)('changes with the revision of %s, and with its files', async (name) => {
    const path = join(models, name, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as { files: { sha256: string }[] };
    await writeFile(path, JSON.stringify({ ...manifest, revision: 'another' }));
    expect(await draftRevision(models, [code])).not.toBe(before);
    const files = manifest.files.map((file) => ({ ...file, sha256: 'a'.repeat(64) }));
    await writeFile(path, JSON.stringify({ ...manifest, files }));
    expect(await draftRevision(models, [code])).not.toBe(before);
  });

  it('changes with the code and where it lies', async () => {
    await writeFile(join(code, 'stages', 'warp.js'), 'export const warp = 2;');
    expect(await draftRevision(models, [code])).not.toBe(before);
    await rm(join(code, 'stages', 'warp.js'));
    await writeFile(join(code, 'stages', 'blend.js'), 'export const warp = 1;');
    expect(await draftRevision(models, [code])).not.toBe(before);
  });

  it('changes with each folder of the code', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'parse.js'), 'export const parse = 1;');
    const both = await draftRevision(models, [code, other]);
    expect(both).not.toBe(before);
    await writeFile(join(other, 'parse.js'), 'export const parse = 2;');
    expect(await draftRevision(models, [code, other])).not.toBe(both);
  });

  it('is of this lib and those that make its pixels where it is not told of others', async () => {
    const own = await draftRevision(models);
    const libs = ['libs/try-on/src', 'libs/person-parse/src', 'libs/images/src'];
    expect(own).toBe(await draftRevision(models, libs));
    expect(own).not.toBe(await draftRevision(models, libs.slice(0, 1)));
  });
});
