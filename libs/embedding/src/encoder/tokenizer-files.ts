import { z } from 'zod';
import { readModelJson } from './read-model-json.js';

const id = z.int().min(0);

/** What is read of `tokenizer.json`; BPE lists its tokens by name, Unigram in order. */
const tokenizerJson = z.object({
  model: z.object({
    type: z.enum(['BPE', 'Unigram', 'WordPiece', 'WordLevel']).default('BPE'),
    vocab: z.union([z.record(z.string(), id), z.array(z.unknown())]),
  }),
  added_tokens: z.array(z.object({ id })).default([]),
});

const tokenizerConfig = z.object({ model_max_length: z.number().optional() });

export type TokenizerFacts = {
  type: 'BPE' | 'Unigram' | 'WordPiece' | 'WordLevel';
  highestId: number;
  /** Tokens of a prompt at most; undefined where the files leave it open. */
  maxLength: number | undefined;
};

/** @throws EncoderMismatchError */
export async function readTokenizerFiles(folder: string): Promise<TokenizerFacts> {
  const { model, added_tokens } = await readModelJson(folder, 'tokenizer.json', tokenizerJson);
  const { model_max_length } = await readModelJson(folder, 'tokenizer_config.json', tokenizerConfig);
  const ids = Array.isArray(model.vocab) ? [model.vocab.length - 1] : Object.values(model.vocab);
  const highestId = [...ids, ...added_tokens.map((token) => token.id)].reduce((a, b) => Math.max(a, b), 0);
  // The reference writes 1e30 where there is no limit.
  const isOpen = model_max_length === undefined || model_max_length > 1e6;
  return { type: model.type, highestId, maxLength: isOpen ? undefined : model_max_length };
}
