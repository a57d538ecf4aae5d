import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelFolderError } from './inference.errors.js';
import { openModelFolder } from './model-folder.js';

const CONTENT = 'weights';

function manifest(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    schema_version: 1,
    name: 'small',
    kind: 'encoder',
    family: 'clip',
    revision: 'r1',
    licence: 'MIT',
    commercial_use: true,
    source: 'built-in',
    dimension: 4,
    input_size: [8, 8],
    context_length: 16,
    layout: 'two-file',
    precision: 'fp32',
    score: { calibration: 'logistic', scale: 10, bias: -5 },
    files: [
      {
        path: 'model.onnx',
        bytes: CONTENT.length,
        sha256: createHash('sha256').update(CONTENT).digest('hex'),
      },
    ],
    ...changes,
  };
}

describe('openModelFolder', () => {
  let models: string;

  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'vitrine-models-'));
    await mkdir(join(models, 'small'));
    await writeFile(join(models, 'small', 'model.onnx'), CONTENT);
    await write(manifest());
  });

  afterEach(async () => rm(models, { recursive: true }));

  const write = (value: unknown) => writeFile(join(models, 'small', 'manifest.json'), JSON.stringify(value));

  it('names a model by name and revision', async () => {
    await expect(openModelFolder(models, 'small')).resolves.toMatchObject({ id: 'small@r1' });
  });

  it('refuses a file of another length', async () => {
    await writeFile(join(models, 'small', 'model.onnx'), CONTENT.slice(1));
    await expect(openModelFolder(models, 'small')).rejects.toThrow(/has 6 bytes, the manifest says 7/);
  });

  it('refuses a file with one byte changed', async () => {
    await writeFile(join(models, 'small', 'model.onnx'), 'weightz');
    await expect(openModelFolder(models, 'small')).rejects.toThrow(/SHA-256 differs/);
  });

  it('refuses a missing file', async () => {
    await rm(join(models, 'small', 'model.onnx'));
    await expect(openModelFolder(models, 'small')).rejects.toThrow(/model\.onnx is missing/);
  });

  it('refuses a manifest of a later version with the sentence that helps', async () => {
    await write(manifest({ schema_version: 2 }));
    await expect(openModelFolder(models, 'small')).rejects.toThrow(/of version 2.*Update Vitrine/);
  });

  it('names the field of a manifest that is wrong', async () => {
    await write(manifest({ dimension: -1 }));
    await expect(openModelFolder(models, 'small')).rejects.toThrow(/wrong at dimension/);
  });

  it.each(['{', 'null'])('refuses a manifest that is %j', async (text) => {
    await writeFile(join(models, 'small', 'manifest.json'), text);
    await expect(openModelFolder(models, 'small')).rejects.toBeInstanceOf(ModelFolderError);
  });

  it('says where it looked when there is no such model', async () => {
    await expect(openModelFolder(models, 'other')).rejects.toThrow(
      /other cannot be used: there is no manifest/,
    );
  });
});
