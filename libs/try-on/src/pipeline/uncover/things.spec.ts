import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { beltsBetween, beltsOn, thingsBeside } from './things.js';
import { labelled } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x];

describe('beltsOn', () => {
  const labels = labelled(SIZE, [
    ['upper', 130, 185, 270, 400],
    // A belt over the sweater, and a bag at its side.
    ['other', 131, 330, 269, 345],
    ['other', 250, 360, 330, 440],
  ]);
  const belts = beltsOn(labels, maskOf(labels, [partIndex('upper')]));

  it('are what lies within the garment', () => {
    expect(at(belts, 200, 337)).toBe(1);
  });

  it('are no bags at its side, nor the garment itself', () => {
    expect(at(belts, 260, 380)).toBe(0);
    expect(at(belts, 200, 250)).toBe(0);
  });
});

describe('beltsBetween', () => {
  const labels = labelled(SIZE, [
    ['upper', 130, 185, 270, 400],
    ['lower', 130, 400, 270, 700],
    // A belt between shirt and trousers, the knot of another, and a bag that a hand holds before them.
    ['other', 131, 392, 269, 412],
    ['other', 190, 560, 210, 600],
    ['other', 160, 450, 240, 520],
    ['skin', 150, 470, 160, 500],
    // And one that meets a bag at its side.
    ['other', 131, 420, 269, 432],
    ['other', 250, 416, 330, 520],
  ]);
  const cloth = maskOf(labels, ['upper' as const, 'lower' as const].map(partIndex));
  const belts = beltsBetween(labels, cloth, 100);

  it('are what is flat and lies between two garments', () => {
    expect(at(belts, 200, 400)).toBe(1);
  });

  it('are the narrow part of what is a belt and a bag', () => {
    expect(at(belts, 180, 426)).toBe(1);
    expect(at(belts, 300, 480)).toBe(0);
  });

  it('are knots that no hand holds', () => {
    expect(at(belts, 200, 580)).toBe(1);
  });

  it('are no bags before them', () => {
    expect(at(belts, 200, 480)).toBe(0);
  });

  it('are a waistband that hands in pockets touch, and no clutch bag of its shape that a hand holds', () => {
    const held = (fingers: number) =>
      labelled(SIZE, [
        ['upper', 130, 185, 270, 400],
        ['lower', 130, 400, 270, 700],
        ['other', 160, 392, 240, 440],
        ['skin', 240, 440 - fingers, 250, 440],
        ['skin', 150, 440 - fingers, 160, 440],
      ]);
    const between = (fingers: number) => at(beltsBetween(held(fingers), cloth, 100), 200, 410);
    expect(between(14)).toBe(1);
    expect(between(40)).toBe(0);
  });
});

describe('thingsBeside', () => {
  const labels = labelled(SIZE, [
    ['upper', 130, 185, 270, 400],
    ['other', 260, 330, 330, 440],
    ['other', 140, 250, 240, 300],
    ['other', 270, 200, 275, 205],
  ]);
  const upper = maskOf(labels, [partIndex('upper')]);
  const things = thingsBeside(labels, upper, upper);

  it('are bags at its side', () => {
    expect(at(things, 300, 400)).toBe(1);
  });

  it('are no prints on it, nor scraps', () => {
    expect(at(things, 200, 270)).toBe(0);
    expect(at(things, 272, 202)).toBe(0);
  });
});
