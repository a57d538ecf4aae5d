import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModelFolder, towerPath } from '#inference';
import { OnnxFileError } from './onnx-graph/onnx-file.error.js';
import { FolderSource } from './folder-source.js';
import { lockMismatches, readModelsLock } from './models-lock.js';
import { pullModel } from './pull-model.js';
import type { PullEvent } from './pull-options.js';
import { COMMIT, sha256Of } from './testing/hub-server.js';

/** CLIP as patrickjohncyh/fashion-clip lays it out (models/recipes/parity). */
const HUB = fileURLToPath(new URL('../../../test/fixtures/encoders/hub/clip-random', import.meta.url));
const GRAPH = 'onnx/model.onnx';
const ROLES = {
  'config.json': 'config',
  'preprocessor_config.json': 'preprocessor',
  'tokenizer.json': 'tokenizer',
  'tokenizer_config.json': 'tokenizer-config',
  [GRAPH]: 'both-towers',
};

describe('pullModel of a model with both towers in one file', () => {
  let models: string;
  let events: PullEvent[];

  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'vitrine-one-file-'));
    events = [];
    await mkdir(join(models, 'catalogue'));
    const entry = {
      schema_version: 1,
      name: 'clip-random',
      kind: 'encoder',
      family: 'clip',
      licence: 'MIT',
      commercial_use: true,
      dimension: 24,
      input_size: [224, 224],
      context_length: 77,
      layout: 'one-file',
      precision: 'fp32',
      score: { calibration: 'logistic', scale: 40, bias: -10, calibrated: false },
      source: { hub: 'huggingface', repo: 'somebody/clip-random', revision: COMMIT },
      files: Object.entries(ROLES).map(([path, role]) => ({ role, path, bytes: null, sha256: null })),
    };
    await writeFile(join(models, 'catalogue', 'clip-random.json'), JSON.stringify(entry));
  });
  afterEach(async () => rm(models, { recursive: true }));

  const pull = (from = HUB) =>
    pullModel({
      modelsDir: models,
      name: 'clip-random',
      source: new FolderSource(from),
      onEvent: (event) => events.push(event),
    });

  it('installs each tower as a file of its own, and keeps no copy of the whole', async () => {
    const { manifest } = await pull();
    const source = sha256Of(await readFile(join(HUB, GRAPH)));
    expect(manifest).toMatchObject({ layout: 'two-file' });
    expect(manifest.files.filter(({ derived_from }) => derived_from !== undefined)).toMatchObject([
      { path: 'onnx/text_model.onnx', role: 'text', derived_from: source },
      { path: 'onnx/vision_model.onnx', role: 'vision', derived_from: source },
    ]);
    expect(await readdir(join(models, 'clip-random', 'onnx'))).toEqual([
      'text_model.onnx',
      'vision_model.onnx',
    ]);
    expect(events).toContainEqual({ kind: 'splitting', file: GRAPH });
    const folder = await openModelFolder(models, 'clip-random');
    expect(towerPath(folder, 'text')).toBe(join(folder.path, 'onnx/text_model.onnx'));
  });

  it('verifies against the lock, which knows the file that was fetched', async () => {
    const { manifest } = await pull();
    const locked = (await readModelsLock(models)).models['clip-random'];
    expect(Object.keys(locked?.files ?? {})).toContain(GRAPH);
    expect(lockMismatches(manifest, locked)).toEqual([]);
    const files = manifest.files.map((file) =>
      file.role === 'text' ? { ...file, derived_from: 'f'.repeat(64) } : file,
    );
    expect(lockMismatches({ ...manifest, files }, locked)).toEqual([
      'onnx/text_model.onnx was made from a file that is not in models.lock.json',
    ]);
  });

  it('has nothing to do the second time', async () => {
    await pull();
    await expect(pull()).resolves.toMatchObject({ outcome: 'already-installed' });
  });

  it('installs nothing of a graph that is cut off', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'vitrine-damaged-'));
    await mkdir(join(damaged, 'onnx'));
    for (const path of Object.keys(ROLES)) {
      const content = await readFile(join(HUB, path));
      await writeFile(join(damaged, path), path === GRAPH ? content.subarray(0, -1_000) : content);
    }
    await expect(pull(damaged)).rejects.toBeInstanceOf(OnnxFileError);
    expect(await readdir(models)).not.toContain('clip-random');
    await rm(damaged, { recursive: true });
  });
});
