import { describe, expect, it } from 'vitest';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type TextId } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

const ids = Object.keys(en) as TextId[];

describe.each(Object.entries({ de, fr, es, ar }))('the texts in %s', (_language, texts) => {
  it('fill in what the English ones do', () => {
    for (const id of ids) expect(texts[id].includes('{0}'), id).toBe(en[id].includes('{0}'));
  });

  it('are none of the English ones', () => {
    expect(ids.filter((id) => texts[id] === en[id])).toEqual([]);
  });
});
