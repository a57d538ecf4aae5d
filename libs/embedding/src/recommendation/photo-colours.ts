import { Injectable } from '@nestjs/common';
import type { Encoder } from '../encoder/encoder.port.js';
import { type ColourMix, COLOURS } from './colour-harmony.js';
import { PromptVectors } from './prompt-vectors.js';
import type { QueryPart } from './query-vector.js';
import { dot } from './unit-math.js';

/** Log-odds are bounded where a score is 0 or 1 in floating point. */
const MOST = 20;

/**
 * The colours of a photo by the encoder's own judgement: how well "a red garment" fits it, for each colour. Pixels
 * would show the floor that the garment lies on as well.
 */
@Injectable()
export class PhotoColours {
  constructor(private readonly vectors: PromptVectors) {}

  /** Probabilities of each photo's main colour: softmax over the log-odds of the scores. */
  async of(encoder: Encoder, photos: readonly Float32Array[]): Promise<ColourMix[]> {
    const queries = await Promise.all(
      COLOURS.map((colour) => this.vectors.query(encoder, this.vectors.read(encoder, `a ${colour} garment`))),
    );
    const parts = queries.flatMap((query) => query.parts);
    return photos.map((photo) => softmax(parts.map((part) => logOdds(part, photo))));
  }
}

function logOdds(part: QueryPart, photo: Float32Array): number {
  const score = part.score(part.strength * dot(part.direction, photo));
  return Math.max(-MOST, Math.min(MOST, Math.log(score / (1 - score))));
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const raised = values.map((value) => Math.exp(value - most));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
