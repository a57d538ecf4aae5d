import { AutoTokenizer, env } from '@huggingface/transformers';
import type { ModelManifest } from '#contracts';
import type { Tensors } from '#inference';
import { EncoderMismatchError } from './encoder.errors.js';
import { FAMILIES } from './families/families.js';
import type { EncoderFamily } from './families/family.js';
import { readTokenizerFiles } from './tokenizer-files.js';

// A model is pulled by an operator, never by a request.
env.allowRemoteModels = false;

type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;

export type TokenizedPrompts = { feeds: Tensors; truncated: boolean[] };

/** Prompts to the `input_ids` and `attention_mask` of a text tower, by the model's own tokenizer files. */
export class PromptTokenizer {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly family: EncoderFamily,
    private readonly contextLength: number,
    /** Special tokens that end every prompt; a prompt that is cut keeps them. */
    private readonly ending: readonly number[],
    private readonly padding: number,
    /** The highest id that it may answer with. */
    readonly highestId: number,
  ) {}

  /** @throws EncoderMismatchError when the files are another model's than the manifest's */
  static async open(
    folder: string,
    { family: name, context_length: contextLength }: Pick<ModelManifest, 'family' | 'context_length'>,
  ): Promise<PromptTokenizer> {
    const family = FAMILIES[name];
    const { type, highestId, maxLength } = await readTokenizerFiles(folder);
    if (type !== family.tokenizerType) {
      throw new EncoderMismatchError(
        folder,
        `its tokenizer is of type ${type}, a ${name} model has ${family.tokenizerType}: it is another model's.`,
      );
    }
    if (maxLength !== undefined && maxLength !== contextLength) {
      throw new EncoderMismatchError(
        folder,
        `its tokenizer cuts prompts at ${maxLength} tokens, its manifest says ${contextLength}.`,
      );
    }
    const tokenizer = await load(folder);
    const ending = endingOf(tokenizer);
    const padding = tokenizer.pad_token_id ?? ending.at(-1);
    if (padding === undefined) {
      throw new EncoderMismatchError(folder, 'its tokenizer has no token to pad or to end a prompt with.');
    }
    return new PromptTokenizer(tokenizer, family, contextLength, ending, padding, highestId);
  }

  tokenize(prompts: readonly string[]): TokenizedPrompts {
    const encoded = prompts.map((prompt) => this.encode(prompt));
    const rows = encoded.map((ids) => (ids.length > this.contextLength ? this.cut(ids) : ids));
    const longest = Math.max(0, ...rows.map((ids) => ids.length));
    const width = this.family.rowLength(longest, this.contextLength);
    const inputIds = new BigInt64Array(rows.length * width).fill(BigInt(this.padding));
    const mask = new BigInt64Array(rows.length * width);
    for (const [row, ids] of rows.entries()) {
      for (const [at, id] of ids.entries()) {
        inputIds[row * width + at] = BigInt(id);
        mask[row * width + at] = 1n;
      }
    }
    const dims = [rows.length, width];
    return {
      feeds: {
        input_ids: { type: 'int64', data: inputIds, dims },
        attention_mask: { type: 'int64', data: mask, dims },
      },
      truncated: encoded.map((ids) => ids.length > this.contextLength),
    };
  }

  private encode(prompt: string): number[] {
    return this.tokenizer.encode(this.family.canonical(prompt));
  }

  /**
   * As the reference cuts: the end of the words goes, the special tokens stay. transformers.js cuts them off too, and
   * a CLIP model without its last token reads the prompt's vector at another place.
   */
  private cut(ids: number[]): number[] {
    return [...ids.slice(0, this.contextLength - this.ending.length), ...this.ending];
  }
}

async function load(folder: string): Promise<Tokenizer> {
  try {
    return await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  } catch (cause) {
    throw new EncoderMismatchError(folder, 'its tokenizer could not be loaded.', { cause });
  }
}

/** What the tokenizer puts behind the words of a prompt. */
function endingOf(tokenizer: Tokenizer): number[] {
  const words = tokenizer.encode('dress', { add_special_tokens: false });
  const whole = tokenizer.encode('dress');
  const before = whole.findIndex((_id, at) => words.every((word, index) => whole[at + index] === word));
  return before < 0 ? [] : whole.slice(before + words.length);
}
