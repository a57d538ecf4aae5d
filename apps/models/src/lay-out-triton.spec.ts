import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModelFolder, readModelManifest } from '#inference';
import { catalogueNames, readCatalogueEntry } from '#model-registry';
import { layOutTriton } from './lay-out-triton.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const modelsDir = join(root, 'models');
const configurations = join(root, 'deploy/triton/models');
const BUILT_IN = ['vitrine-mini', 'vitrine-small'];

type Tensor = { role: string; name: string; type: string; dims: number[] };

/** The tensors of a configuration in protobuf's text format, as these files are written. */
function tensorsOf(configuration: string): Tensor[] {
  const blocks = configuration.matchAll(
    /^(input|output) \{\s+name: "(\w+)"\s+data_type: (\w+)\s+dims: \[ ([\d, -]+) \]\s+\}/gm,
  );
  return [...blocks].map(([, role = '', name = '', type = '', dims = '']) => ({
    role,
    name,
    type,
    dims: dims.split(',').map(Number),
  }));
}

function wanted(
  tower: string,
  model: { family: string; dimension: number; input_size: readonly number[]; context_length: number },
): Tensor[] {
  const output = (name: string) => ({ role: 'output', name, type: 'TYPE_FP32', dims: [model.dimension] });
  if (tower === 'vision') {
    const dims = [3, ...model.input_size];
    return [{ role: 'input', name: 'pixel_values', type: 'TYPE_FP32', dims }, output('image_embeds')];
  }
  // SigLIP reads prompts that are padded to its context and has no mask.
  const isSiglip = model.family === 'siglip';
  const ids = {
    role: 'input',
    name: 'input_ids',
    type: 'TYPE_INT64',
    dims: [isSiglip ? model.context_length : -1],
  };
  return [ids, ...(isSiglip ? [] : [{ ...ids, name: 'attention_mask' }]), output('text_embeds')];
}

async function pullableEncoders() {
  const names = await catalogueNames(modelsDir);
  const entries = await Promise.all(names.map((name) => readCatalogueEntry(modelsDir, name)));
  return entries.filter((entry) => entry.kind === 'encoder');
}

describe('deploy/triton', () => {
  it('has a configuration of both towers for every encoder, and no other', async () => {
    const names = [...(await pullableEncoders()).map(({ name }) => name), ...BUILT_IN];
    const expected = names.flatMap((name) => [`${name}-text`, `${name}-vision`]);
    expect((await readdir(configurations)).sort()).toEqual(expected.sort());
  });

  it('names the inputs, outputs and sizes of the manifests', async () => {
    const builtIn = await Promise.all(BUILT_IN.map((name) => readModelManifest(join(modelsDir, name))));
    for (const model of [...builtIn, ...(await pullableEncoders())]) {
      for (const tower of ['text', 'vision']) {
        const name = `${model.name}-${tower}`;
        const configuration = await readFile(join(configurations, name, 'config.pbtxt'), 'utf8');
        expect(configuration).toContain(`name: "${name}"\nbackend: "onnxruntime"\nmax_batch_size: `);
        expect({ name, tensors: tensorsOf(configuration) }).toEqual({ name, tensors: wanted(tower, model) });
      }
    }
  });
});

describe('layOutTriton', () => {
  let to: string;
  beforeEach(async () => {
    to = await mkdtemp(join(tmpdir(), 'vitrine-triton-'));
  });
  afterEach(async () => rm(to, { recursive: true }));

  it('puts graphs and configurations where Triton looks, stamped with the revision; twice does no harm', async () => {
    const folder = await openModelFolder(modelsDir, 'vitrine-mini');
    await layOutTriton({ modelsDir, configurations, to }, 'vitrine-mini');
    const models = await layOutTriton({ modelsDir, configurations, to }, 'vitrine-mini');
    expect(models).toEqual(['vitrine-mini-text', 'vitrine-mini-vision']);
    for (const tower of ['text', 'vision']) {
      const place = join(to, `vitrine-mini-${tower}`);
      const graph = await stat(join(place, '1/model.onnx'));
      expect(graph.size).toBe((await stat(join(folder.path, `onnx/${tower}_model.onnx`))).size);
      const configuration = await readFile(join(place, 'config.pbtxt'), 'utf8');
      expect(configuration.match(/vitrine_model/g)).toHaveLength(1);
      expect(configuration).toContain(`string_value: "${folder.id}"`);
    }
  }, 30_000);

  it('says that a model has no configuration', async () => {
    await expect(layOutTriton({ modelsDir, configurations: to, to }, 'vitrine-mini')).rejects.toMatchObject({
      code: 'TRITON_CONFIGURATION_MISSING',
    });
  });
});
