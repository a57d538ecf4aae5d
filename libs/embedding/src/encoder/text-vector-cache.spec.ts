import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FakeEncoder } from '#testing';
import { normalisePrompt, TextVectorCache } from './text-vector-cache.js';

describe('TextVectorCache', () => {
  it('encodes the same prompt once, however often and at once it is asked', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache();
    await Promise.all([cache.vectorOf(encoder, 'red dress'), cache.vectorOf(encoder, '  Red   DRESS ')]);
    await cache.vectorOf(encoder, 'red dress');
    expect(encoder.texts).toEqual(['red dress']);
  });

  it('does not keep a failure', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache();
    const encodeText = encoder.encodeText.bind(encoder);
    encoder.encodeText = () => Promise.reject(new Error('crashed'));
    await expect(cache.vectorOf(encoder, 'hat')).rejects.toThrow('crashed');
    encoder.encodeText = encodeText;
    await expect(cache.vectorOf(encoder, 'hat')).resolves.toHaveProperty('vector');
  });

  it('forgets the prompts that were asked longest ago', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache(2);
    for (const prompt of ['a', 'b', 'c', 'a']) await cache.vectorOf(encoder, prompt);
    expect(encoder.texts).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('normalisePrompt', () => {
  it('is stable: normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
        const once = normalisePrompt(prompt);
        expect(normalisePrompt(once)).toBe(once);
      }),
    );
  });
});
