import {
  type Inference,
  InferenceFailedError,
  InferenceOverloadedError,
  inHalves,
  type LoadedGraph,
  type ModelFolder,
  type Tensors,
} from '#inference';
import { MicroBatcher } from '#platform';
import { EncoderMismatchError } from './encoder.errors.js';
import type { EncoderModel, TextVector } from './encoder.port.js';
import { FAMILIES } from './families/families.js';
import { checkRows, openTower, rowsOf } from './open-tower.js';
import { PromptTokenizer } from './prompt-tokenizer.js';

/** Rows of one call; more gains nothing on a CPU. */
const PROMPT_BATCH = { cpu: 16, cuda: 64 };
/** Prompts that may wait before one more is refused. */
const MAX_WAITING = 256;

type EncodedPrompt = Omit<TextVector, 'understood'>;

/** Prompts to unit vectors; those that meet are encoded together. */
export class TextTower {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly batcher: MicroBatcher<string, EncodedPrompt>,
  ) {}

  /**
   * Loads, checks and warms it.
   * @throws ModelFolderError | GraphMismatchError | EncoderMismatchError | DeviceUnavailableError
   */
  static async open(
    folder: ModelFolder,
    model: EncoderModel,
    inference: Inference,
    maxWaiting = MAX_WAITING,
  ): Promise<TextTower> {
    const tokenizer = await PromptTokenizer.open(folder.path, folder.manifest);
    const output = FAMILIES[folder.manifest.family].outputs.text;
    const graph = await openTower(folder, 'text', inference, {
      signature: {
        inputs: [{ name: 'input_ids', type: 'int64', dims: [-1, -1] }],
        outputs: [{ name: output, type: 'float32', dims: [-1, model.dimension] }],
      },
      optional: ['attention_mask'],
      batch: PROMPT_BATCH,
    });
    try {
      const encode = encoderOf(graph, tokenizer, model, output);
      await checkVocabulary(graph, tokenizer, folder);
      // The first shopper meets a warm model; prompts of several lengths must fit one batch.
      const probes = ['a photo of a dress', 'hat'];
      const answers = await encode(probes);
      checkRows(
        model,
        answers.map((answer) => (answer instanceof Error ? answer : answer.vector)),
        probes.length,
      );
      const batcher = new MicroBatcher<string, EncodedPrompt>((prompts) => inHalves(prompts, encode), {
        maxBatch: graph.maxBatch,
        maxWaitMs: 0,
        maxConcurrent: graph.concurrency,
        maxWaiting,
        refuse: (waiting) => new InferenceOverloadedError(waiting),
      });
      return new TextTower(graph, batcher);
    } catch (error) {
      await graph.close();
      throw error;
    }
  }

  /** Prompts that wait. */
  get waiting(): number {
    return this.batcher.size;
  }

  async encode(prompt: string): Promise<EncodedPrompt> {
    return this.batcher.add(prompt);
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

function encoderOf(graph: LoadedGraph, tokenizer: PromptTokenizer, model: EncoderModel, output: string) {
  const wanted = new Set(graph.inputs.map((input) => input.name));
  return async (prompts: readonly string[]): Promise<(EncodedPrompt | Error)[]> => {
    const { feeds, truncated } = tokenizer.tokenize(prompts);
    const outputs = await graph.infer(
      Object.fromEntries(Object.entries(feeds).filter(([name]) => wanted.has(name))),
    );
    return rowsOf(outputs, output, model).map((vector, index) =>
      vector instanceof Error ? vector : { vector, truncated: truncated[index] ?? false },
    );
  };
}

/** A tokenizer that knows more tokens than the tower is another model's: its prompts would fail one by one. */
async function checkVocabulary(
  graph: LoadedGraph,
  { highestId }: PromptTokenizer,
  { id, manifest }: ModelFolder,
): Promise<void> {
  const length = FAMILIES[manifest.family].rowLength(2, manifest.context_length);
  const filled = (value: number): Tensors[string] => ({
    type: 'int64',
    data: new BigInt64Array(length).fill(BigInt(value)),
    dims: [1, length],
  });
  const hasMask = graph.inputs.some((input) => input.name === 'attention_mask');
  try {
    await graph.infer({ input_ids: filled(highestId), ...(hasMask && { attention_mask: filled(1) }) });
  } catch (cause) {
    if (!(cause instanceof InferenceFailedError)) throw cause;
    throw new EncoderMismatchError(
      id,
      `its text tower refuses token ${highestId} of its tokenizer: tokenizer.json is of another model. (${cause.message})`,
      { cause },
    );
  }
}
