import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wholeBodyManifest } from '#contracts';
import { openModelFolderAs } from '#inference';
import { readCatalogueEntry } from './catalogue.js';
import { FolderSource } from './folder-source.js';
import { HubSource } from './hub-source.js';
import { lockMismatches, readModelsLock } from './models-lock.js';
import { pullModel } from './pull-model.js';
import type { PullOptions } from './pull-options.js';
import { COMMIT, HubServer, sha256Of } from './testing/hub-server.js';
import { testSettings } from './testing/small-model.js';

/** Made by models/recipes/fashn_vton/whole_body.py: inputs and outputs are those of the published network. */
const GRAPH = fileURLToPath(
  new URL('../../../test/fixtures/fashn-vton/models/whole-body-small/model.onnx', import.meta.url),
);
const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));
const PUBLISHED = 'dw-ll_ucoco_384.onnx';

describe('pullModel of a whole-body network', () => {
  let hub: HubServer;
  let models: string;

  beforeEach(async () => {
    const graph = await readFile(GRAPH);
    hub = await new HubServer().start();
    hub.put(PUBLISHED, graph, true);
    models = await mkdtemp(join(tmpdir(), 'vitrine-whole-body-'));
    const entry = await readCatalogueEntry(MODELS, 'dwpose');
    const [file] = entry.files;
    await mkdir(join(models, 'catalogue'));
    const small = {
      ...entry,
      source: { ...entry.source, revision: COMMIT },
      files: [{ ...file, bytes: graph.length, sha256: sha256Of(graph) }],
    };
    await writeFile(join(models, 'catalogue/dwpose.json'), JSON.stringify(small));
  });
  afterEach(async () => {
    await hub.stop();
    await rm(models, { recursive: true });
  });

  const pull = (changes: Partial<PullOptions> = {}) =>
    pullModel({
      modelsDir: models,
      name: 'dwpose',
      source: new HubSource(testSettings(hub.endpoint)),
      ...changes,
    });
  const open = () => openModelFolderAs(models, 'dwpose', wholeBodyManifest);

  it('lands as the graph that a worker opens, known to the lock, and is fetched once', async () => {
    const { manifest, outcome } = await pull();
    expect(outcome).toBe('pulled');
    expect(await open()).toMatchObject({
      id: `dwpose@${COMMIT}`,
      manifest: { licence: 'Apache-2.0', input_size: [384, 288], files: [{ path: 'model.onnx' }] },
    });
    expect(lockMismatches(manifest, (await readModelsLock(models)).models['dwpose'])).toEqual([]);
    hub.seen.length = 0;
    expect(await pull()).toMatchObject({ outcome: 'already-installed' });
    expect(hub.seen).toEqual([]);
    // A folder that lost bytes is fetched again.
    await truncate(join(models, 'dwpose/model.onnx'), 100);
    expect(await pull()).toMatchObject({ outcome: 'pulled', trusted: [] });
    await open();
  });

  it('comes from a folder that has the file as it is published, and refuses any other', async () => {
    const from = await mkdtemp(join(tmpdir(), 'vitrine-dwpose-'));
    const source = new FolderSource(from);
    await expect(pull({ source })).rejects.toMatchObject({ code: 'MODEL_FOLDER_FILE_MISSING' });
    await writeFile(join(from, PUBLISHED), 'another network');
    await expect(pull({ source })).rejects.toMatchObject({ code: 'MODEL_FILE_WRONG' });
    await expect(open()).rejects.toThrow(/no manifest/);
    await writeFile(join(from, PUBLISHED), await readFile(GRAPH));
    expect(await pull({ source })).toMatchObject({ outcome: 'pulled', trusted: [] });
    await rm(from, { recursive: true });
    expect(hub.seen).toEqual([]);
  });

  it('is published in one precision, and does not take the place of a folder of the same name', async () => {
    await expect(pull({ precision: 'fp16' })).rejects.toThrow(/not published in fp16, only in fp32/);
    await mkdir(join(models, 'dwpose'));
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_FOLDER_TAKEN' });
  });
});
