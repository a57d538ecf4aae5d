import { cp, mkdtemp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatorManifest } from '#contracts';
import { openModelFolderAs } from '#inference';
import { readCatalogueEntry } from './catalogue.js';
import { FolderSource } from './folder-source.js';
import { HubSource } from './hub-source.js';
import { lockMismatches, readModelsLock } from './models-lock.js';
import { pullModel } from './pull-model.js';
import type { PullEvent, PullOptions } from './pull-options.js';
import { COMMIT, HubServer, sha256Of } from './testing/hub-server.js';
import { testSettings } from './testing/small-model.js';

/** Made by models/recipes/fashn_vton/reference.py. */
const CONVERTED = fileURLToPath(
  new URL('../../../test/fixtures/fashn-vton/models/fashn-vton-small', import.meta.url),
);
const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));
const CHECKPOINT = Buffer.from('the tensors of a checkpoint');
const NAME = 'generator';

/** Stands in for the recipe, which needs PyTorch: what it is told, and the folder that it leaves, are the recipe's. */
const CONVERTER = `
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [first, ...options] = process.argv.slice(2);
if (first === '--ready') process.exit(0);
if (readFileSync(first, 'utf8') !== ${JSON.stringify(CHECKPOINT.toString())}) {
  process.stderr.write('Traceback\\nOtherCheckpointError: it has other tensors\\n');
  process.exit(1);
}
const at = (name) => options[options.indexOf(name) + 1];
for (const file of ['model.onnx', 'model.onnx.data']) copyFileSync(join(${JSON.stringify(CONVERTED)}, file), join(at('--out'), file));
const manifest = JSON.parse(readFileSync(join(${JSON.stringify(CONVERTED)}, 'manifest.json'), 'utf8'));
writeFileSync(join(at('--out'), 'manifest.json'), JSON.stringify({ ...manifest, name: 'files', precision: at('--precision') }));
`;

let hub: HubServer;
let models: string;
let events: PullEvent[];

beforeEach(async () => {
  hub = await new HubServer().start();
  hub.put('model.safetensors', CHECKPOINT, true);
  models = await mkdtemp(join(tmpdir(), 'vitrine-generators-'));
  events = [];
  const published = await readCatalogueEntry(MODELS, 'fashn-vton-1.5');
  const source = { ...published.source, repo: 'somebody/small' };
  const entry = { ...published, source, name: NAME, input_size: [144, 96], converter: 'converter.mjs' };
  await mkdir(join(models, 'catalogue'));
  await writeFile(join(models, 'catalogue', `${NAME}.json`), JSON.stringify(entry));
  await writeFile(join(models, 'converter.mjs'), CONVERTER);
});
afterEach(async () => {
  await hub.stop();
  await rm(models, { recursive: true });
});

const pull = (changes: Partial<PullOptions> = {}) =>
  pullModel({
    modelsDir: models,
    name: NAME,
    source: new HubSource(testSettings(hub.endpoint)),
    python: process.execPath,
    onEvent: (event) => events.push(event),
    ...changes,
  });
const open = () => openModelFolderAs(models, NAME, generatorManifest);
const locked = async () => (await readModelsLock(models)).models[NAME];

describe('pullModel of a generator', () => {
  it('makes its folder of the checkpoint, which the lock pins', async () => {
    const { manifest, outcome } = await pull();
    expect(outcome).toBe('pulled');
    expect(await open()).toMatchObject({ id: `${NAME}@${COMMIT}`, manifest: { precision: 'bf16' } });
    expect((await readdir(join(models, NAME))).sort()).toEqual([
      'manifest.json',
      'model.onnx',
      'model.onnx.data',
    ]);
    expect(events.map(({ kind }) => kind)).toContain('converting');
    const file = { bytes: CHECKPOINT.length, sha256: sha256Of(CHECKPOINT) };
    expect(await locked()).toMatchObject({ revision: COMMIT, files: { 'model.safetensors': file } });
    expect(lockMismatches(manifest, await locked())).toEqual([]);
    hub.seen.length = 0;
    expect(await pull()).toMatchObject({ outcome: 'already-installed' });
    expect(hub.seen).toEqual([]);
    expect(await pull({ precision: 'fp16' })).toMatchObject({ outcome: 'pulled', trusted: [] });
    expect((await open()).manifest.precision).toBe('fp16');
  });

  it('takes a checkpoint from a folder', async () => {
    const from = await mkdtemp(join(tmpdir(), 'vitrine-checkpoint-'));
    await writeFile(join(from, 'model.safetensors'), CHECKPOINT);
    expect(await pull({ source: new FolderSource(from) })).toMatchObject({
      outcome: 'pulled',
      trusted: ['model.safetensors'],
    });
    await rm(from, { recursive: true });
    expect((await open()).manifest.name).toBe(NAME);
    expect(hub.seen).toEqual([]);
  });

  it('takes a folder that was converted elsewhere, without Python', async () => {
    const source = new FolderSource(CONVERTED);
    const given = { source, python: '/nowhere/python' };
    const { manifest } = await pull(given);
    expect(await open()).toMatchObject({ manifest: { name: NAME, revision: '1.5-small' } });
    expect(lockMismatches(manifest, await locked())).toEqual([]);
    expect(await pull(given)).toMatchObject({ outcome: 'already-installed' });
  });

  it('fetches nothing where no Python can convert it, and says what to do', async () => {
    await expect(pull({ python: '/nowhere/python' })).rejects.toMatchObject({
      code: 'MODEL_CONVERTER_MISSING',
      message: expect.stringMatching(
        /\/nowhere\/python cannot convert it: .*requirements\.txt.*--python.*--from/,
      ),
    });
    await writeFile(join(models, 'converter.mjs'), `throw new Error("No module named 'torch'");`);
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_CONVERTER_MISSING' });
    expect(hub.seen).toEqual([]);
  });

  it('keeps a checkpoint that could not be converted, and says why it could not', async () => {
    hub.put('model.safetensors', Buffer.from('another network'), true);
    const failed = pull();
    await expect(failed).rejects.toMatchObject({
      code: 'MODEL_CONVERSION_FAILED',
      message: expect.stringMatching(/OtherCheckpointError: it has other tensors\. Nothing was installed/),
    });
    await expect(open()).rejects.toThrow(/no manifest/);
    expect(await readdir(join(models, '.incoming', NAME, 'files'))).toContain('model.safetensors');
  });

  it.each<[string, RegExp, (folder: string) => Promise<void>, Partial<PullOptions>]>([
    [
      'has lost bytes',
      /model\.onnx\.data has 1000 bytes/,
      (at) => truncate(join(at, 'model.onnx.data'), 1000),
      {},
    ],
    [
      'is of another kind',
      /manifest is wrong at kind/,
      (at) => cp(join(MODELS, 'garment-cutter/manifest.json'), join(at, 'manifest.json')),
      {},
    ],
    [
      'is in another precision',
      /it is in fp32, and bf16 was asked for/,
      async () => undefined,
      { precision: 'bf16' },
    ],
  ])('refuses a converted folder that %s', async (_what, sentence, spoil, options) => {
    const from = await mkdtemp(join(tmpdir(), 'vitrine-converted-'));
    await cp(CONVERTED, from, { recursive: true });
    await spoil(from);
    await expect(pull({ source: new FolderSource(from), ...options })).rejects.toThrow(sentence);
    await rm(from, { recursive: true });
    await expect(open()).rejects.toThrow(/no manifest/);
  });

  it('refuses a precision that cannot be made', async () => {
    await expect(pull({ precision: 'int8' })).rejects.toMatchObject({
      code: 'MODEL_PRECISION_NOT_PUBLISHED',
    });
  });
});
