import { Injectable } from '@nestjs/common';
import { Encoder } from '../encoder/encoder.port.js';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { splitNegation } from './negation.js';
import { type QueryPart, type Query, withoutNeutral } from './query-vector.js';

export type PromptQuery = Query & { truncated: boolean };

/** Prompts as queries. */
@Injectable()
export class PromptVectors {
  constructor(
    private readonly encoder: Encoder,
    private readonly cache: TextVectorCache,
  ) {}

  /** What a prompt asks for, and what it, or `exclude`, does not want. @throws what Encoder.encodeText throws */
  async query(prompt: string, exclude: readonly string[] = []): Promise<PromptQuery> {
    const { wanted, unwanted } = splitNegation(prompt);
    const [part, ...without] = await Promise.all(
      [wanted, ...unwanted, ...exclude].map((text) => this.part(text)),
    );
    if (part === undefined) throw new Error('A prompt asks for something.');
    return { parts: [part], without, truncated: part.truncated };
  }

  private async part(text: string): Promise<QueryPart & { truncated: boolean }> {
    const { neutralPrompt, score } = this.encoder.model;
    const [{ vector, truncated }, neutral] = await Promise.all([
      this.cache.vectorOf(text),
      neutralPrompt === undefined ? undefined : this.cache.vectorOf(neutralPrompt),
    ]);
    const query =
      neutral === undefined ? { direction: vector, strength: 1 } : withoutNeutral(vector, neutral.vector);
    return { ...query, weight: 1, score, truncated };
  }
}
