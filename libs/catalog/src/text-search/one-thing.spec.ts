import { describe, expect, it } from 'vitest';
import { namesOf, neighboursOf, withThings } from './one-thing.js';

describe('names of several words', () => {
  it.each([
    ['a T shirt', ['a', 'T shirt']],
    ['white t shirts for kids', ['white', 't shirts', 'for', 'kids']],
    ['polo shirt and shirt', ['polo shirt', 'and', 'shirt']],
    ['shirt t', ['shirt', 't']],
    ['t t shirt', ['t', 't shirt']],
  ])('are one word in %j', (text, words) => {
    expect(withThings(text.split(' '))).toEqual(words);
  });

  it('are all that a thing is called', () => {
    expect(namesOf('T shirts')).toEqual(namesOf('tee'));
    expect(namesOf('t shirt')).toContain('tshirt');
    expect(namesOf('shirt')).toEqual(['shirt']);
  });

  it('are no names of what one of their words is alone', () => {
    expect(neighboursOf('Shirts')?.before).toEqual(expect.arrayContaining(['t', 'tee', 'polo', 'sweat']));
    expect(neighboursOf('shirt')?.before).not.toContain('dress');
    expect(neighboursOf('dress')).toEqual({ before: [], behind: ['shirt', 'shirts'] });
    expect(neighboursOf('trousers')).toBeUndefined();
  });
});
