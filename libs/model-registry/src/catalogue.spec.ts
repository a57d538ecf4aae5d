import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelManifest } from '#contracts';
import { catalogueNames, readCatalogueEntry, inPrecision } from './catalogue.js';
import { HubServer } from './testing/hub-server.js';
import { smallModel, writeEntry } from './testing/small-model.js';

const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));

async function encoderOf(name: string) {
  const entry = await readCatalogueEntry(MODELS, name);
  if (entry.kind !== 'encoder') throw new Error(`${name} is no encoder`);
  return entry;
}

describe('the catalogue of this repository', () => {
  it('has the models that the documentation names', async () => {
    expect(await catalogueNames(MODELS)).toEqual([
      'dwpose',
      'fashion-clip',
      'fashn-vton-1.5',
      'marqo-fashionCLIP',
      'marqo-fashionSigLIP',
    ]);
  });

  it.each(['fashion-clip', 'marqo-fashionCLIP', 'marqo-fashionSigLIP'])(
    'pins %s to a commit and its weights to their SHA-256',
    async (name) => {
      const entry = await encoderOf(name);
      expect(entry.source.revision).toMatch(/^[0-9a-f]{40}$/);
      const { files } = inPrecision(entry);
      const roles = files.map((file) => file.role);
      const weights = entry.layout === 'one-file' ? ['both-towers'] : ['text', 'vision'];
      expect(roles).toEqual(['config', 'preprocessor', 'tokenizer', 'tokenizer-config', ...weights]);
      for (const file of files.filter(({ role }) => weights.includes(role))) {
        expect(file.sha256).not.toBeNull();
      }
    },
  );

  it('pins the whole-body network to a commit and its graph to its SHA-256', async () => {
    const { source, files, commercial_use } = await readCatalogueEntry(MODELS, 'dwpose');
    expect(source.revision).toMatch(/^[0-9a-f]{40}$/);
    expect(files).toMatchObject([
      { to: 'model.onnx', sha256: expect.any(String), bytes: expect.any(Number) },
    ]);
    expect(commercial_use).toBe(true);
  });
});

describe('inPrecision', () => {
  it('gives the towers of one precision and the files that all share', async () => {
    const entry = await encoderOf('marqo-fashionSigLIP');
    const { precision, files } = inPrecision(entry, 'int8');
    expect(precision).toBe('int8');
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('onnx/'))).toEqual([
      'onnx/text_model_int8.onnx',
      'onnx/vision_model_int8.onnx',
    ]);
    expect(files.map(({ role }) => role)).toContain('tokenizer');
  });

  it('gives int8 its fp32 towers where they are asked for, each saying which it is', async () => {
    const entry = await encoderOf('marqo-fashionSigLIP');
    const { precision, files } = inPrecision(entry, 'int8', true);
    expect(precision).toBe('int8');
    expect(files.filter(({ role }) => role === 'text' || role === 'vision')).toMatchObject([
      { path: 'onnx/text_model.onnx', precision: 'fp32' },
      { path: 'onnx/vision_model.onnx', precision: 'fp32' },
      { path: 'onnx/text_model_int8.onnx', precision: 'int8' },
      { path: 'onnx/vision_model_int8.onnx', precision: 'int8' },
    ]);
    expect(inPrecision(entry, 'fp16', true)).toEqual(inPrecision(entry, 'fp16'));
    expect(inPrecision(entry, 'fp32', true)).toEqual(inPrecision(entry, 'fp32'));
  });

  it('refuses a precision that is not published and says what makes it', async () => {
    const entry = await encoderOf('fashion-clip');
    expect(() => inPrecision(entry, 'int8')).toThrow(/only in fp32.*models\/recipes\/int8/);
  });
});

describe('readCatalogueEntry', () => {
  let models: string;
  beforeEach(async () => {
    models = await smallModel(new HubServer());
  });
  afterEach(async () => rm(models, { recursive: true }));

  it.each(['other', '../catalogue/small', '', '__proto__'])(
    'does not know %j and says what there is',
    async (name) => {
      await expect(readCatalogueEntry(models, name)).rejects.toThrow(
        /no model .* in the catalogue. It has small:/,
      );
    },
  );

  it('has nothing where there is no catalogue', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'vitrine-empty-'));
    expect(await catalogueNames(empty)).toEqual([]);
    await rm(empty, { recursive: true });
  });

  it('refuses an entry of a later version with the sentence that helps', async () => {
    await writeEntry(models, { schema_version: 2 });
    await expect(readCatalogueEntry(models, 'small')).rejects.toThrow(/version 2.*Update Vitrine/);
  });

  it('refuses an entry under the name of another', async () => {
    await mkdir(join(models, 'catalogue'), { recursive: true });
    await writeFile(join(models, 'catalogue', 'copy.json'), '{');
    await expect(readCatalogueEntry(models, 'copy')).rejects.toThrow(/is not JSON/);
  });

  it('refuses a branch that is not said to be pinned later', async () => {
    await writeEntry(models, { source: { hub: 'huggingface', repo: 'a/b', revision: 'main' } });
    await expect(readCatalogueEntry(models, 'small')).rejects.toThrow(/source.revision: must be a commit/);
  });

  it.each(['/etc/passwd', '../x', 'a/../../x', 'a//b', 'C:\\x', 'a\\..\\b', './a'])(
    'refuses the path %j, in the catalogue and in a manifest',
    async (path) => {
      await writeEntry(models, { files: [{ role: 'config', path, bytes: 1, sha256: null }] });
      await expect(readCatalogueEntry(models, 'small')).rejects.toThrow(/files\.0\.path/);
      const files = [{ path, bytes: 1, sha256: 'a'.repeat(64) }];
      expect(modelManifest.shape.files.safeParse(files).success).toBe(false);
    },
  );
});
