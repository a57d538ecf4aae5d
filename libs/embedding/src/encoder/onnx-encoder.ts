import { join } from 'node:path';
import { InferencePool, type ModelFolder, type Tensors } from '#inference';
import { MicroBatcher } from '#platform';
import { Encoder, type EncoderModel, type TextVector } from './encoder.port.js';
import { EncoderMismatchError } from './encoder.errors.js';
import { PhotoPreprocessor } from './photo-preprocessor.js';
import { PromptTokenizer } from './prompt-tokenizer.js';
import { unitRows } from './unit-vectors.js';

/** Photos of one `session.run`; more gains nothing on a CPU. */
const PHOTO_BATCH = 8;
const PROMPT_BATCH = 16;
const MAX_PENDING = 256;

export type OnnxEncoderOptions = {
  workers: number;
  intraOpThreads: number;
  /** The towers that this process needs: the API reads prompts, the worker photos. */
  towers: readonly ('text' | 'vision')[];
};

type TextTower = {
  pool: InferencePool;
  tokenizer: PromptTokenizer;
  batcher: MicroBatcher<string, TextVector>;
};
type VisionTower = { pool: InferencePool; preprocessor: PhotoPreprocessor };

/**
 * A CLIP-like encoder from a model folder in the Hugging Face layout (`onnx/text_model.onnx`,
 * `onnx/vision_model.onnx`, `tokenizer.json`, `preprocessor_config.json`), run by onnxruntime in worker threads.
 */
export class OnnxEncoder extends Encoder {
  private constructor(
    readonly model: EncoderModel,
    private readonly text: TextTower | undefined,
    private readonly vision: VisionTower | undefined,
  ) {
    super();
  }

  /** Loads and checks the towers. @throws ModelFolderError | EncoderMismatchError */
  static async open(folder: ModelFolder, options: OnnxEncoderOptions): Promise<OnnxEncoder> {
    const { manifest, id } = folder;
    const { scale, bias } = manifest.score;
    const model: EncoderModel = {
      id,
      dimension: manifest.dimension,
      score: (cosine) => 1 / (1 + Math.exp(-(scale * cosine + bias))),
    };
    const [text, vision] = await Promise.all([
      options.towers.includes('text') ? openText(folder, model, options) : undefined,
      options.towers.includes('vision') ? openVision(folder, model, options) : undefined,
    ]);
    return new OnnxEncoder(model, text, vision);
  }

  async encodeText(prompt: string): Promise<TextVector> {
    if (this.text === undefined)
      throw new EncoderMismatchError(this.model.id, 'this process reads photos only.');
    return this.text.batcher.add(prompt);
  }

  async encodePhotos(photos: readonly Buffer[]): Promise<(Float32Array | Error)[]> {
    const tower = this.vision;
    if (tower === undefined)
      throw new EncoderMismatchError(this.model.id, 'this process reads prompts only.');
    const decoded = await Promise.all(photos.map((photo) => tower.preprocessor.pixels(photo).catch(toError)));
    const answers: (Float32Array | Error)[] = decoded.map((pixels) =>
      pixels instanceof Error ? pixels : new EncoderMismatchError(this.model.id, 'a photo was left out.'),
    );
    const readable = decoded.flatMap((pixels, index) => (pixels instanceof Error ? [] : [{ index, pixels }]));
    await Promise.all(
      chunks(readable, PHOTO_BATCH).map(async (chunk) => {
        const vectors = await this.runVision(
          tower,
          chunk.map(({ pixels }) => pixels),
        ).catch((error: unknown) => chunk.map(() => toError(error)));
        for (const [at, { index }] of chunk.entries()) answers[index] = vectors[at] ?? new Error('no vector');
      }),
    );
    return answers;
  }

  async close(): Promise<void> {
    await Promise.all([this.text?.pool.close(), this.vision?.pool.close()]);
  }

  private async runVision(tower: VisionTower, pixels: Buffer[]): Promise<Float32Array[]> {
    const outputs = await tower.pool.infer({ pixel_values: tower.preprocessor.tensor(pixels) });
    return rowsOf(outputs, 'image_embeds', this.model);
  }
}

async function openText(
  folder: ModelFolder,
  model: EncoderModel,
  options: OnnxEncoderOptions,
): Promise<TextTower> {
  const pool = await openPool(folder, 'onnx/text_model.onnx', options, ['input_ids'], 'text_embeds');
  const { context_length, family } = folder.manifest;
  const tokenizer = await PromptTokenizer.open(folder.path, context_length, family === 'siglip');
  const wanted = new Set(pool.inputs.map((input) => input.name));
  const batcher = new MicroBatcher<string, TextVector>(
    async (prompts) => {
      const { feeds, truncated } = tokenizer.tokenize(prompts);
      const outputs = await pool.infer(
        Object.fromEntries(Object.entries(feeds).filter(([name]) => wanted.has(name))),
      );
      return rowsOf(outputs, 'text_embeds', model).map((vector, index) => ({
        vector,
        truncated: truncated[index] ?? false,
      }));
    },
    { maxBatch: PROMPT_BATCH, maxWaitMs: 0, maxConcurrent: options.workers },
  );
  const tower = { pool, tokenizer, batcher };
  // The first prompt meets a warm model, and a model of another dimension is refused here.
  const { vector } = await batcher.add('a photo of a dress');
  checkDimension(folder, vector.length);
  return tower;
}

async function openVision(
  folder: ModelFolder,
  model: EncoderModel,
  options: OnnxEncoderOptions,
): Promise<VisionTower> {
  const pool = await openPool(folder, 'onnx/vision_model.onnx', options, ['pixel_values'], 'image_embeds');
  const preprocessor = await PhotoPreprocessor.open(folder.path);
  const { height, width } = preprocessor.size;
  const grey = Buffer.alloc(height * width * 3, 127);
  const outputs = await pool.infer({ pixel_values: preprocessor.tensor([grey]) });
  checkDimension(folder, rowsOf(outputs, 'image_embeds', model)[0]?.length ?? 0);
  return { pool, preprocessor };
}

async function openPool(
  folder: ModelFolder,
  graph: string,
  options: OnnxEncoderOptions,
  inputs: string[],
  output: string,
): Promise<InferencePool> {
  const pool = new InferencePool({
    graph: join(folder.path, graph),
    workers: options.workers,
    intraOpThreads: options.intraOpThreads,
    maxPending: MAX_PENDING,
  });
  await pool.start();
  const missing = [
    ...inputs.filter((name) => !pool.inputs.some((input) => input.name === name)),
    ...(pool.outputs.some((spec) => spec.name === output) ? [] : [output]),
  ];
  if (missing.length > 0) {
    await pool.close();
    throw new EncoderMismatchError(folder.id, `${graph} has no ${missing.join(', ')}.`);
  }
  return pool;
}

function checkDimension(folder: ModelFolder, dimension: number): void {
  if (dimension !== folder.manifest.dimension) {
    throw new EncoderMismatchError(
      folder.id,
      `it answers with ${dimension} numbers, its manifest says ${folder.manifest.dimension}.`,
    );
  }
}

function rowsOf(outputs: Tensors, name: string, model: EncoderModel): Float32Array[] {
  const tensor = outputs[name];
  if (tensor?.type !== 'float32') throw new EncoderMismatchError(model.id, `it answers without ${name}.`);
  const width = tensor.dims.at(-1) ?? model.dimension;
  return unitRows(tensor.data, width, model.id);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
