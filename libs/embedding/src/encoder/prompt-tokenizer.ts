import { Tokenizer } from '@huggingface/tokenizers';
import type { ModelManifest } from '#contracts';
import type { Tensors } from '#inference';
import { EncoderMismatchError } from './encoder.errors.js';
import { FAMILIES } from './families/families.js';
import type { EncoderFamily } from './families/family.js';
import { readTokenizerFiles, type TokenizerFiles } from './tokenizer-files.js';

/** The package's own types are not found under Node's resolution of ES modules: they leave the file ending out. */
type WordTokenizer = {
  encode(text: string, options?: { add_special_tokens: boolean }): { ids: number[] };
  token_to_id(token: string): number | undefined;
};

export type TokenizedPrompts = { feeds: Tensors; truncated: boolean[] };

/** Prompts to the `input_ids` and `attention_mask` of a text tower, by the model's own tokenizer files. */
export class PromptTokenizer {
  private constructor(
    private readonly tokenizer: WordTokenizer,
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
    const files = await readTokenizerFiles(folder);
    const { type, highestId, maxLength, padToken } = files;
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
    const tokenizer = load(folder, files);
    const ending = endingOf(tokenizer);
    const padding = (padToken === undefined ? undefined : tokenizer.token_to_id(padToken)) ?? ending.at(-1);
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
    return this.tokenizer.encode(this.family.canonical(prompt)).ids;
  }

  /**
   * As the reference cuts: the end of the words goes, the special tokens stay. Transformers.js cuts them off too, and
   * a CLIP model without its last token reads the prompt's vector at another place.
   */
  private cut(ids: number[]): number[] {
    return [...ids.slice(0, this.contextLength - this.ending.length), ...this.ending];
  }
}

/** The tokenizer that Transformers.js has inside; Transformers.js itself would load its models with it, 20 MB. */
function load(folder: string, { tokenizer, config }: TokenizerFiles): WordTokenizer {
  try {
    return new Tokenizer(tokenizer, config) as WordTokenizer;
  } catch (cause) {
    throw new EncoderMismatchError(folder, 'its tokenizer could not be loaded.', { cause });
  }
}

/** What the tokenizer puts behind the words of a prompt. */
function endingOf(tokenizer: WordTokenizer): number[] {
  const words = tokenizer.encode('dress', { add_special_tokens: false }).ids;
  const whole = tokenizer.encode('dress').ids;
  const before = whole.findIndex((_id, at) => words.every((word, index) => whole[at + index] === word));
  return before < 0 ? [] : whole.slice(before + words.length);
}
