import { TryOnError } from '../../errors/try-on.error.js';
import { parseJson } from '../http/call.js';
import { PassingFailure } from '../http/passing-failure.js';
import type { EditedImage } from './edit-answer.js';
import type { Engine } from './engine.js';
import type { Size } from '../place-in-frame.js';

/** What is asked of an engine besides the images. */
export type Wish = {
  prompt: string;
  model: string | undefined;
  size: Size;
  n: number;
  /** From 1; undefined where the profile has none. */
  seed: number | undefined;
  steps: number | undefined;
  guidance: number | undefined;
};

/** JPEGs in the frames that are asked for; the mask is a PNG, white where the image may change. */
export type Pictures = { person: Uint8Array; garments: readonly Uint8Array[]; mask?: Uint8Array };

/**
 * One way of asking an engine for images.
 * @throws PassingFailure, TryOnError; `signal.reason` when the job was stopped
 */
export type Ask = (
  engine: Engine,
  wish: Wish,
  pictures: Pictures,
  signal: AbortSignal,
) => Promise<EditedImage[]>;

/** An answer that is no JSON may have been cut off: another one is whole. @throws PassingFailure */
export function parseAnswer(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    throw error instanceof TryOnError ? new PassingFailure(error) : error;
  }
}
