import { join } from 'node:path';
import {
  type GraphRef,
  inHalves,
  type Inference,
  InferenceOverloadedError,
  type LoadedGraph,
  type ModelFolder,
  type Tensors,
} from '#inference';
import { MicroBatcher } from '#platform';
import { Encoder, type EncoderModel, type TextVector } from './encoder.port.js';
import { EncoderMismatchError } from './encoder.errors.js';
import { PhotoPreprocessor } from './photo-preprocessor.js';
import { PromptTokenizer } from './prompt-tokenizer.js';
import { unitRows } from './unit-vectors.js';

/** Rows of one call; more gains nothing on a CPU. */
const PHOTO_BATCH = { cpu: 8, cuda: 64 };
const PROMPT_BATCH = { cpu: 16, cuda: 64 };
/** Prompts that may wait for the text tower before one more is refused. */
const MAX_WAITING = 256;

export type OnnxEncoderOptions = {
  /** Where the towers run. */
  inference: Inference;
  /** The towers that this process needs: the API reads prompts, the worker photos. */
  towers: readonly ('text' | 'vision')[];
  /** Prompts that may wait before one more is refused. */
  maxWaiting?: number;
};

type TextTower = {
  graph: LoadedGraph;
  tokenizer: PromptTokenizer;
  batcher: MicroBatcher<string, TextVector>;
};
type VisionTower = { graph: LoadedGraph; preprocessor: PhotoPreprocessor };

/**
 * A CLIP-like encoder from a model folder in the Hugging Face layout (`onnx/text_model.onnx`,
 * `onnx/vision_model.onnx`, `tokenizer.json`, `preprocessor_config.json`), its towers run wherever `inference` runs them.
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
    const { scale, bias, floor, neutral_prompt: neutralPrompt } = manifest.score;
    const model: EncoderModel = {
      id,
      dimension: manifest.dimension,
      floor,
      neutralPrompt,
      score: (cosine) => 1 / (1 + Math.exp(-(scale * cosine + bias))),
    };
    const [text, vision] = await Promise.all([
      options.towers.includes('text') ? openText(folder, model, options) : undefined,
      options.towers.includes('vision') ? openVision(folder, model, options) : undefined,
    ]);
    return new OnnxEncoder(model, text, vision);
  }

  get photosAtOnce(): number {
    return this.vision?.graph.maxBatch ?? PHOTO_BATCH.cpu;
  }

  /** Prompts that wait for the text tower. */
  get waitingPrompts(): number {
    return this.text?.batcher.size ?? 0;
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
      chunks(readable, this.photosAtOnce).map(async (chunk) => {
        const vectors = await inHalves(
          chunk.map(({ pixels }) => pixels),
          (pixels) => this.runVision(tower, pixels),
        ).catch((error: unknown) => chunk.map(() => toError(error)));
        for (const [at, { index }] of chunk.entries()) answers[index] = vectors[at] ?? new Error('no vector');
      }),
    );
    return answers;
  }

  async close(): Promise<void> {
    await Promise.all([this.text?.graph.close(), this.vision?.graph.close()]);
  }

  private async runVision(tower: VisionTower, pixels: readonly Buffer[]): Promise<(Float32Array | Error)[]> {
    const outputs = await tower.graph.infer({ pixel_values: tower.preprocessor.tensor(pixels) });
    return rowsOf(outputs, 'image_embeds', this.model);
  }
}

async function openText(
  folder: ModelFolder,
  model: EncoderModel,
  { inference, maxWaiting = MAX_WAITING }: OnnxEncoderOptions,
): Promise<TextTower> {
  const { context_length, family, dimension } = folder.manifest;
  const graph = await inference.load({
    ...graphOf(folder, 'text'),
    signature: {
      inputs: [{ name: 'input_ids', type: 'int64', dims: [-1, -1] }],
      outputs: [{ name: 'text_embeds', type: 'float32', dims: [-1, dimension] }],
    },
    batch: PROMPT_BATCH,
  });
  const tokenizer = await PromptTokenizer.open(folder.path, context_length, family === 'siglip');
  const wanted = new Set(graph.inputs.map((input) => input.name));
  const encode = async (prompts: readonly string[]) => {
    const { feeds, truncated } = tokenizer.tokenize(prompts);
    const outputs = await graph.infer(
      Object.fromEntries(Object.entries(feeds).filter(([name]) => wanted.has(name))),
    );
    return rowsOf(outputs, 'text_embeds', model).map((vector, index) =>
      vector instanceof Error ? vector : { vector, truncated: truncated[index] ?? false },
    );
  };
  const batcher = new MicroBatcher<string, TextVector>((prompts) => inHalves(prompts, encode), {
    maxBatch: graph.maxBatch,
    maxWaitMs: 0,
    maxConcurrent: graph.concurrency,
    maxWaiting,
    refuse: (waiting) => new InferenceOverloadedError(waiting),
  });
  const tower = { graph, tokenizer, batcher };
  // The first prompt meets a warm model, and a model of another dimension is refused here.
  const { vector } = await batcher.add('a photo of a dress');
  checkDimension(folder, vector.length);
  return tower;
}

async function openVision(
  folder: ModelFolder,
  model: EncoderModel,
  { inference }: OnnxEncoderOptions,
): Promise<VisionTower> {
  const preprocessor = await PhotoPreprocessor.open(folder.path);
  const { height, width } = preprocessor.size;
  const graph = await inference.load({
    ...graphOf(folder, 'vision'),
    signature: {
      inputs: [{ name: 'pixel_values', type: 'float32', dims: [-1, 3, height, width] }],
      outputs: [{ name: 'image_embeds', type: 'float32', dims: [-1, folder.manifest.dimension] }],
    },
    batch: PHOTO_BATCH,
  });
  const grey = Buffer.alloc(height * width * 3, 127);
  const outputs = await graph.infer({ pixel_values: preprocessor.tensor([grey]) });
  const [vector] = rowsOf(outputs, 'image_embeds', model);
  if (vector instanceof Error) throw vector;
  checkDimension(folder, vector?.length ?? 0);
  return { graph, preprocessor };
}

function graphOf({ id, path, manifest }: ModelFolder, tower: 'text' | 'vision') {
  const file = join(path, `onnx/${tower}_model.onnx`);
  return { model: id, name: `${manifest.name}-${tower}`, file } satisfies Partial<GraphRef>;
}

function checkDimension(folder: ModelFolder, dimension: number): void {
  if (dimension !== folder.manifest.dimension) {
    throw new EncoderMismatchError(
      folder.id,
      `it answers with ${dimension} numbers, its manifest says ${folder.manifest.dimension}.`,
    );
  }
}

function rowsOf(outputs: Tensors, name: string, model: EncoderModel): (Float32Array | Error)[] {
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
