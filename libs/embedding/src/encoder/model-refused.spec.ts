import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocalInference, openModelFolder } from '#inference';
import { DomainError } from '#platform';
import { OnnxEncoder } from './onnx-encoder.js';
import { type Alterations, alteredModel, asJson, RANDOM_MODELS } from './testing/altered-model.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
const TEXT = 'onnx/text_model.onnx';
const VISION = 'onnx/vision_model.onnx';
/** `opset_import { version: 17 }` as protobuf has it. */
const OPSET_17 = Buffer.from([0x42, 0x02, 0x10, 17]);

function withOpset(version: number): (content: Buffer) => Buffer {
  return (content) => {
    const at = content.indexOf(OPSET_17);
    if (at < 0) throw new Error('the fixture is of another opset');
    const changed = Buffer.from(content);
    changed[at + OPSET_17.length - 1] = version;
    return changed;
  };
}

/** `ir_version` is the first field of the file. */
function withIrVersion(version: number): (content: Buffer) => Buffer {
  return (content) => {
    if (content[0] !== 0x08) throw new Error('the fixture begins with another field');
    const changed = Buffer.from(content);
    changed[1] = version;
    return changed;
  };
}

const bothTowers = () => readFile(join(RANDOM_MODELS, '../hub/clip-random/onnx/model.onnx'));
const ofSiglip = (path: string) => () => readFile(join(RANDOM_MODELS, 'siglip-random', path));

/** Of a release that found the parts of a person in another way. */
const OLD_WORN_TEST = Buffer.from('{"weights":[],"bias":0}');

const refused: [what: string, name: string, alterations: Alterations, sentence: RegExp][] = [
  [
    'another dimension than the manifest says',
    'clip-random',
    { manifest: { dimension: 25 } },
    /float32\[\?, 24\], the manifest needs float32\[\?, 25\]/,
  ],
  [
    'an opset that onnxruntime does not know',
    'clip-random',
    { files: { [TEXT]: withOpset(120) } },
    /opset that this onnxruntime does not run.*opset 17, or update Vitrine/,
  ],
  [
    'a version of ONNX itself that onnxruntime does not know',
    'clip-random',
    { files: { [TEXT]: withIrVersion(120) } },
    /opset that this onnxruntime does not run.*opset 17, or update Vitrine/,
  ],
  [
    'a tower that is both towers',
    'clip-random',
    { files: { [TEXT]: bothTowers } },
    /text tower also asks for pixel_values: it is no tower by itself/,
  ],
  [
    'towers that are swapped',
    'clip-random',
    {
      files: {
        [TEXT]: () => readFile(join(RANDOM_MODELS, 'clip-random', VISION)),
      },
    },
    /has no input input_ids, only pixel_values/,
  ],
  [
    'a tower that is no ONNX file',
    'clip-random',
    { files: { [VISION]: () => Buffer.from('<html>not found</html>') } },
    /vision_model\.onnx cannot be used/,
  ],
  [
    'a tokenizer of another family',
    'clip-random',
    { files: { 'tokenizer.json': ofSiglip('tokenizer.json') } },
    /its tokenizer is of type Unigram, a clip model has BPE: it is another model's/,
  ],
  [
    'a tokenizer that knows more tokens than the tower',
    'clip-random',
    {
      files: {
        'tokenizer.json': asJson((value) => {
          const model = value['model'] as { vocab: Record<string, number> };
          return { ...value, model: { ...model, vocab: { ...model.vocab, 'dress</w>': 40_000 } } };
        }),
      },
    },
    /refuses token 40000 of its tokenizer: tokenizer\.json is of another model/,
  ],
  [
    'a tokenizer that cuts elsewhere',
    'clip-random',
    { manifest: { context_length: 64 } },
    /cuts prompts at 77 tokens, its manifest says 64/,
  ],
  [
    'a tokenizer that is not JSON',
    'siglip-random',
    { files: { 'tokenizer.json': () => Buffer.from('{') } },
    /tokenizer\.json is missing or not JSON/,
  ],
  [
    'photos of another size than the manifest says',
    'clip-random',
    { manifest: { input_size: [336, 336] } },
    /makes photos of 224×224, its manifest says 336×336/,
  ],
  [
    'photos of another size than the tower takes',
    'siglip-random',
    {
      files: {
        'preprocessor_config.json': asJson((value) => ({ ...value, size: { height: 256, width: 256 } })),
      },
      manifest: { input_size: [256, 256] },
    },
    /float32\[\?, 3, 224, 224\], the manifest needs float32\[\?, 3, 256, 256\]/,
  ],
  [
    'a preprocessor that is unknown here',
    'siglip-random',
    { files: { 'preprocessor_config.json': asJson((value) => ({ ...value, resample: 0 })) } },
    /preprocessor_config\.json/,
  ],
  [
    'worn items by parts of a person that are found otherwise now',
    'clip-random',
    {
      files: { 'worn.json': () => OLD_WORN_TEST },
      manifest: ({ files }) => ({
        files: [
          ...files,
          {
            path: 'worn.json',
            bytes: OLD_WORN_TEST.length,
            sha256: createHash('sha256').update(OLD_WORN_TEST).digest('hex'),
            role: 'worn-test',
          },
        ],
      }),
    },
    /worn\.json is of parts as revision 1 finds them, this Vitrine finds them by revision 3/,
  ],
  [
    'both towers in one file',
    'clip-random',
    { manifest: { layout: 'one-file' } },
    /both towers are in one file.*models -- pull/,
  ],
];

/** What an operator may get wrong with a model folder is refused at start, never met by a shopper. */
describe('a model folder that cannot be used', () => {
  let models: string | undefined;
  afterEach(async () => {
    if (models !== undefined) await rm(models, { recursive: true });
    models = undefined;
  });

  it.each(refused)('%s', async (_what, name, alterations, sentence) => {
    models = await alteredModel(name, alterations);
    const folder = await openModelFolder(models, name);
    const error: unknown = await OnnxEncoder.open(folder, { inference, towers: ['text', 'vision'] }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DomainError);
    expect((error as DomainError).message).toMatch(sentence);
  });

  it('a precision that it does not have', async () => {
    await expect(openModelFolder(RANDOM_MODELS, 'siglip-random', { precision: 'int8' })).rejects.toThrow(
      /it has no int8, only fp32.*EMBEDDING_PRECISION=auto/,
    );
  });

  it('does not load the tower that it was not asked for', async () => {
    models = await alteredModel('clip-random', { files: { [VISION]: () => Buffer.from('broken') } });
    const encoder = await OnnxEncoder.open(await openModelFolder(models, 'clip-random'), {
      inference,
      towers: ['text'],
    });
    await expect(encoder.encodeText('a red dress')).resolves.toHaveProperty('truncated', false);
    await expect(encoder.encodeText('  \n')).rejects.toMatchObject({ code: 'PROMPT_EMPTY' });
    await encoder.close();
  });
});
