import { LRUCache } from 'lru-cache';
import type { Encoder, TextVector } from './encoder.port.js';

const MAX_PROMPTS = 10_000;

/** Prompts that differ in case or white space alone are one. */
export function normalisePrompt(prompt: string): string {
  return prompt.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Vectors of recent prompts, of each model its own. The same prompt asked twice at once is encoded once. */
export class TextVectorCache {
  private readonly cache: LRUCache<string, Promise<TextVector>>;

  constructor(max = MAX_PROMPTS) {
    this.cache = new LRUCache({ max });
  }

  async vectorOf(encoder: Encoder, prompt: string): Promise<TextVector> {
    const key = `${encoder.model.id}\0${normalisePrompt(prompt)}`;
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    const encoding = encoder.encodeText(prompt);
    this.cache.set(key, encoding);
    try {
      return await encoding;
    } catch (error) {
      this.cache.delete(key);
      throw error;
    }
  }
}
