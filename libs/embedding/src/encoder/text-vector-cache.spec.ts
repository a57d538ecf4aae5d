import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FakeEncoder } from '#testing';
import { normalisePrompt, TextVectorCache } from './text-vector-cache.js';

describe('TextVectorCache', () => {
  it('encodes the same prompt once, however often and at once it is asked', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache(encoder);
    await Promise.all([cache.vectorOf('red dress'), cache.vectorOf('  Red   DRESS ')]);
    await cache.vectorOf('red dress');
    expect(encoder.texts).toEqual(['red dress']);
  });

  it('does not keep a failure', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache(encoder);
    const encodeText = encoder.encodeText.bind(encoder);
    encoder.encodeText = () => Promise.reject(new Error('crashed'));
    await expect(cache.vectorOf('hat')).rejects.toThrow('crashed');
    encoder.encodeText = encodeText;
    await expect(cache.vectorOf('hat')).resolves.toHaveProperty('vector');
  });

  it('forgets the prompts that were asked longest ago', async () => {
    const encoder = new FakeEncoder();
    const cache = new TextVectorCache(encoder, 2);
    for (const prompt of ['a', 'b', 'c', 'a']) await cache.vectorOf(prompt);
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
