import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelManifest } from '#contracts';
import { openModelFolder } from '#inference';
import { lockMismatches, readModelsLock } from '#model-registry';
import { pullCommand } from './pull-command.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A model as its makers would publish it: fp32 first, int8 beside it, and no reference vectors. */
const HUB = fileURLToPath(new URL('../../../test/fixtures/encoders/models/clip-random', import.meta.url));

describe('a pull of a model in int8', () => {
  let models: string;
  let printed: string[];

  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'vitrine-pull-'));
    printed = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    const manifest = JSON.parse(await readFile(join(HUB, 'manifest.json'), 'utf8')) as ModelManifest;
    const { files, ...description } = manifest;
    const entry = {
      ...description,
      source: { hub: 'huggingface', repo: 'somebody/clip-random', revision: '0'.repeat(40) },
      files: files
        .filter(({ role }) => role !== 'reference-vectors')
        .map(({ path, role, precision }) => ({ path, role, precision, bytes: null, sha256: null })),
    };
    await mkdir(join(models, 'catalogue'));
    await writeFile(join(models, 'catalogue', 'clip-random.json'), JSON.stringify(entry));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(models, { recursive: true });
  });

  const pull = (fp32: boolean) => pullCommand(models, 'clip-random', { from: HUB, precision: 'int8', fp32 });
  const installed = async () => (await openModelFolder(models, 'clip-random')).manifest;
  const reference = async () => {
    const text = await readFile(join(models, 'clip-random', 'reference-vectors.json'), 'utf8');
    return (JSON.parse(text) as { made_with: object }).made_with;
  };

  it('brings fp32 along and what int8 is compared with; the lock knows of all', async () => {
    await pull(true);
    const manifest = await installed();
    expect(manifest.precision).toBe('int8');
    expect(Object.keys(await reference())).toEqual(['fp32', 'int8']);
    expect(lockMismatches(manifest, (await readModelsLock(models)).models['clip-random'])).toEqual([]);
    await pull(true);
    expect(printed.at(-1)).toMatch(/is installed already/);
    expect(await installed()).toEqual(manifest);
  });

  it('says what is not known of int8 alone, and fetches fp32 when it is asked to', async () => {
    await pull(false);
    expect(Object.keys(await reference())).toEqual(['int8']);
    expect(printed.join()).toMatch(/what they lose against fp32 is not known.*Without --no-fp32, both/);
    await pull(true);
    expect(Object.keys(await reference())).toEqual(['fp32', 'int8']);
  });
});
