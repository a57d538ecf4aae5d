import { describe, expect, it } from 'vitest';
import { modelDescription } from '#contracts';
import { FAMILIES } from './families.js';

describe('the families', () => {
  it('are those that a manifest may name', () => {
    expect(Object.keys(FAMILIES).sort()).toEqual([...modelDescription.family.options].sort());
  });

  it('make rows as long as the longest prompt for CLIP, as the context for SigLIP', () => {
    expect(FAMILIES.clip.rowLength(5, 64)).toBe(5);
    expect(FAMILIES.clip.rowLength(0, 64)).toBe(1);
    expect(FAMILIES.siglip.rowLength(5, 64)).toBe(64);
  });

  it('leave a prompt to CLIP as it is, and give SigLIP its words alone', () => {
    expect(FAMILIES.clip.canonical('A red dress!')).toBe('A red dress!');
    expect(FAMILIES.siglip.canonical('A red dress!')).toBe('a red dress');
  });
});
