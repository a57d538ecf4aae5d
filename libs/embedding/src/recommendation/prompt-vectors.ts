import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Encoder } from '../encoder/encoder.port.js';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { plainly } from '../prompts/negation.js';
import { type PromptReading, readPrompt } from '../prompts/prompt-reader.js';
import { type Query, type QueryPart, withoutNeutral } from './query-vector.js';

export type PromptQuery = Query & { truncated: boolean; understood: boolean };

type Part = QueryPart & { truncated: boolean; understood: boolean };

/** Readings that are remembered: a kilobyte each. */
const MAX_READINGS = 1_000;

/** Prompts as queries. */
@Injectable()
export class PromptVectors {
  private readonly readings = new LRUCache<string, PromptReading>({ max: MAX_READINGS });

  constructor(private readonly cache: TextVectorCache) {}

  /** What a prompt says, by the words that the encoder was taught. Of one that comes again it is remembered. */
  read(encoder: Encoder, prompt: string): PromptReading {
    const key = `${encoder.model.id}\0${prompt}`;
    const known = this.readings.get(key);
    if (known !== undefined) return known;
    const reading = readPrompt(
      prompt,
      (text) => encoder.knowsWord(text),
      (text) => encoder.spelled(text),
    );
    this.readings.set(key, reading);
    return reading;
  }

  /** What a prompt asks for, and what it, or `exclude`, does not want. @throws what Encoder.encodeText throws */
  async query(
    encoder: Encoder,
    reading: PromptReading,
    exclude: readonly string[] = [],
  ): Promise<PromptQuery> {
    const excluded = exclude.flatMap((words) => this.read(encoder, plainly(words)).wanted.slice(0, 1));
    const not = [...reading.unwanted, ...excluded.map(({ text }) => text)];
    const [parts, without] = await Promise.all([
      Promise.all(reading.wanted.map(({ text, weight }) => this.part(encoder, text, weight))),
      Promise.all(not.map((text) => this.part(encoder, text))),
    ]);
    // Of clothes that go with an occasion, those that the model knows are looked for.
    const known = parts.filter(({ understood }) => understood);
    return {
      parts: known.length > 0 ? known : parts.slice(0, 1),
      without,
      isAny: known.length > 1,
      truncated: parts.some(({ truncated }) => truncated),
      understood: known.length > 0,
    };
  }

  private async part(encoder: Encoder, text: string, weight = 1): Promise<Part> {
    const { neutralPrompt, score } = encoder.model;
    const [{ vector, truncated, understood }, neutral] = await Promise.all([
      this.cache.vectorOf(encoder, text),
      neutralPrompt === undefined ? undefined : this.cache.vectorOf(encoder, neutralPrompt),
    ]);
    const query =
      neutral === undefined ? { direction: vector, strength: 1 } : withoutNeutral(vector, neutral.vector);
    // Of words that it does not know the vector says nothing: no photo is the better for being near it.
    const strength = understood ? query.strength : 0;
    const part = { ...query, strength, weight, truncated, understood };
    // What asks for any garment ("anything but jeans") is met by each.
    return { ...part, score: text === neutralPrompt ? () => 1 : score };
  }
}
