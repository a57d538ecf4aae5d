import { Injectable } from '@nestjs/common';
import type { Encoder } from '../encoder/encoder.port.js';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { splitNegation } from './negation.js';
import { type QueryPart, type Query, withoutNeutral } from './query-vector.js';

export type PromptQuery = Query & { truncated: boolean; understood: boolean };

/** Prompts as queries. */
@Injectable()
export class PromptVectors {
  constructor(private readonly cache: TextVectorCache) {}

  /** What a prompt asks for, and what it, or `exclude`, does not want. @throws what Encoder.encodeText throws */
  async query(encoder: Encoder, prompt: string, exclude: readonly string[] = []): Promise<PromptQuery> {
    const { wanted, unwanted } = splitNegation(prompt);
    const [part, ...without] = await Promise.all(
      [wanted, ...unwanted, ...exclude].map((text) => this.part(encoder, text)),
    );
    if (part === undefined) throw new Error('A prompt asks for something.');
    return { parts: [part], without, truncated: part.truncated, understood: part.understood };
  }

  private async part(
    encoder: Encoder,
    text: string,
  ): Promise<QueryPart & { truncated: boolean; understood: boolean }> {
    const { neutralPrompt, score } = encoder.model;
    const [{ vector, truncated, understood }, neutral] = await Promise.all([
      this.cache.vectorOf(encoder, text),
      neutralPrompt === undefined ? undefined : this.cache.vectorOf(encoder, neutralPrompt),
    ]);
    const query =
      neutral === undefined ? { direction: vector, strength: 1 } : withoutNeutral(vector, neutral.vector);
    // Of words that it does not know the vector says nothing: no photo is the better for being near it.
    const strength = understood ? query.strength : 0;
    return { ...query, strength, weight: 1, score, truncated, understood };
  }
}
