import { describe, expect, it, vi } from 'vitest';
import type { Encoder } from '../encoder/encoder.port.js';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { PromptVectors } from './prompt-vectors.js';

/** Knows English clothes, and counts how often it is asked. */
function encoderOf(id: string) {
  const knowsWord = vi.fn<(word: string) => boolean>(() => true);
  const encoder = { model: { id }, knowsWord, spelled: (text: string) => text };
  return { encoder: encoder as unknown as Encoder, knowsWord };
}

describe('PromptVectors', () => {
  it('reads a prompt that comes again once', () => {
    const vectors = new PromptVectors(new TextVectorCache());
    const { encoder, knowsWord } = encoderOf('a@1');
    const first = vectors.read(encoder, 'red dress, not floral');
    const asked = knowsWord.mock.calls.length;
    expect(vectors.read(encoder, 'red dress, not floral')).toBe(first);
    expect(knowsWord).toHaveBeenCalledTimes(asked);
  });

  it('reads it anew where it is written otherwise, since what it says is told as it was written', () => {
    const vectors = new PromptVectors(new TextVectorCache());
    const { encoder } = encoderOf('a@1');
    expect(vectors.read(encoder, 'Red dress').said.wanted).toBe('Red dress');
    expect(vectors.read(encoder, 'red dress').said.wanted).toBe('red dress');
  });

  it('reads it anew for another model, which knows other words', () => {
    const vectors = new PromptVectors(new TextVectorCache());
    const [one, other] = [encoderOf('a@1'), encoderOf('b@1')];
    vectors.read(one.encoder, 'red dress');
    vectors.read(other.encoder, 'red dress');
    expect(other.knowsWord).toHaveBeenCalled();
  });
});
