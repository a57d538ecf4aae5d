import { describe, expect, it } from 'vitest';
import { wordAbout } from './word-about.js';

describe('wordAbout', () => {
  it.each([
    ['red', 'looks'],
    ['dresses', 'looks'],
    ['t shirt', 'looks'],
    ['linen', 'looks'],
    ['striped', 'looks'],
    ['summer', 'use'],
    ['men', 'use'],
    ['cheap', 'use'],
    ['norvane', 'name'],
    ['501', 'name'],
    ['m', 'name'],
  ])('takes %j for %s', (word, about) => {
    expect(wordAbout(word)).toBe(about);
  });

  it('takes what the encoder was taught, and no list here has, for looks', () => {
    expect(wordAbout('abaya', undefined, true)).toBe('looks');
    expect(wordAbout('abaya', undefined, false)).toBe('name');
    expect(wordAbout('90', undefined, true)).toBe('name');
  });

  it('takes a word of another language for what it says', () => {
    expect(wordAbout('rotes', ['colour'])).toBe('looks');
    expect(wordAbout('Sommerkleid', ['occasion', 'class'])).toBe('looks');
    expect(wordAbout('Damen', ['audience'])).toBe('use');
  });
});
