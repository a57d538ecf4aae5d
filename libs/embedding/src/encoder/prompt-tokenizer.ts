import { AutoTokenizer, env } from '@huggingface/transformers';
import type { Tensors } from '#inference';
import { EncoderMismatchError } from './encoder.errors.js';

// A model is pulled by an operator, never by a request.
env.allowRemoteModels = false;

type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;

export type TokenizedPrompts = { feeds: Tensors; truncated: boolean[] };

/** Prompts to the `input_ids` and `attention_mask` of a text tower, by the model's own tokenizer files. */
export class PromptTokenizer {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly contextLength: number,
    private readonly padToContext: boolean,
  ) {}

  /**
   * @param contextLength tokens that the model reads at most, special ones included
   * @param padToContext whether the model was trained on prompts padded to that length (SigLIP)
   */
  static async open(folder: string, contextLength: number, padToContext: boolean): Promise<PromptTokenizer> {
    try {
      const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
      return new PromptTokenizer(tokenizer, contextLength, padToContext);
    } catch (cause) {
      throw new EncoderMismatchError(folder, 'its tokenizer could not be loaded.', { cause });
    }
  }

  tokenize(prompts: readonly string[]): TokenizedPrompts {
    const options = { max_length: this.contextLength, truncation: true };
    const { input_ids, attention_mask } = this.tokenizer([...prompts], {
      ...options,
      padding: this.padToContext ? 'max_length' : true,
    }) as { input_ids: OrtLike; attention_mask: OrtLike };
    const truncated = prompts.map(
      (prompt) => this.isLong(prompt) && this.tokenizer.encode(prompt).length > this.contextLength,
    );
    return { feeds: { input_ids: toTensor(input_ids), attention_mask: toTensor(attention_mask) }, truncated };
  }

  /** A token is at least one character: a short prompt need not be tokenized again to know that it fits. */
  private isLong(prompt: string): boolean {
    return prompt.length + 2 > this.contextLength;
  }
}

type OrtLike = { data: unknown; dims: number[] };

function toTensor(tensor: OrtLike): Tensors[string] {
  return { type: 'int64', data: BigInt64Array.from(tensor.data as BigInt64Array), dims: [...tensor.dims] };
}
