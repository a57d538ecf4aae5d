import { z } from 'zod';
import { readModelJson } from './read-model-json.js';

const id = z.int().min(0);

/** What is read here of `tokenizer.json`; BPE lists its tokens by name, Unigram in order. */
const tokenizerJson = z.looseObject({
  model: z.looseObject({
    type: z.enum(['BPE', 'Unigram', 'WordPiece', 'WordLevel']).default('BPE'),
    vocab: z.union([z.record(z.string(), id), z.array(z.unknown())]),
  }),
  added_tokens: z.array(z.looseObject({ id })).default([]),
});

/** A token is named, or described. */
const token = z.union([z.string(), z.object({ content: z.string() })]);
const tokenizerConfig = z.looseObject({
  model_max_length: z.number().optional(),
  pad_token: token.nullish(),
});

export type TokenizerFiles = {
  /** The files themselves, for the tokenizer. */
  tokenizer: object;
  config: object;
  type: 'BPE' | 'Unigram' | 'WordPiece' | 'WordLevel';
  highestId: number;
  /** Tokens of a prompt at most; undefined where the files leave it open. */
  maxLength: number | undefined;
  /** What shorter prompts are filled up with; undefined where the files name nothing. */
  padToken: string | undefined;
};

/** @throws EncoderMismatchError */
export async function readTokenizerFiles(folder: string): Promise<TokenizerFiles> {
  const tokenizer = await readModelJson(folder, 'tokenizer.json', tokenizerJson);
  const config = await readModelJson(folder, 'tokenizer_config.json', tokenizerConfig);
  const { model, added_tokens } = tokenizer;
  const { model_max_length, pad_token } = config;
  const ids = Array.isArray(model.vocab) ? [model.vocab.length - 1] : Object.values(model.vocab);
  const highestId = [...ids, ...added_tokens.map((token) => token.id)].reduce((a, b) => Math.max(a, b), 0);
  // The reference writes 1e30 where there is no limit.
  const isOpen = model_max_length === undefined || model_max_length > 1e6;
  return {
    tokenizer,
    config,
    type: model.type,
    highestId,
    maxLength: isOpen ? undefined : model_max_length,
    padToken: typeof pad_token === 'object' ? pad_token?.content : pad_token,
  };
}
