import { bag } from './garments/bag.js';
import { belt } from './garments/belt.js';
import { boots } from './garments/boots.js';
import { brimmedHat } from './garments/brimmed-hat.js';
import { beanie, cap } from './garments/hats.js';
import { scarf } from './garments/scarf.js';
import { sneakers } from './garments/sneakers.js';
import { sunglasses } from './garments/sunglasses.js';
import { watch } from './garments/watch.js';
import type { GarmentClass } from './garment-class.js';

const PLAIN = ['solid'] as const;
const none = ['none'] as const;

/** Shoes, and what is worn or carried beside clothes; the keys are the class labels. */
export const ACCESSORIES: Readonly<Record<string, GarmentClass>> = {
  sneakers: {
    draw: sneakers,
    stiff: true,
    zoom: 1.08,
    category: 'shoes',
    style: 'sport',
    materials: ['canvas', 'leather'],
    sleeves: none,
    patterns: ['solid', 'solid', 'solid', 'checked'],
    price: [39, 129],
  },
  boots: {
    draw: boots,
    stiff: true,
    zoom: 1.08,
    category: 'shoes',
    style: 'casual',
    materials: ['leather'],
    sleeves: none,
    patterns: PLAIN,
    price: [79, 199],
  },
  cap: {
    draw: cap,
    stiff: true,
    fill: 0.82,
    category: 'accessories',
    style: 'sport',
    materials: ['cotton'],
    sleeves: none,
    patterns: ['solid', 'solid', 'checked', 'striped'],
    price: [12, 32],
  },
  beanie: {
    draw: beanie,
    fill: 0.78,
    category: 'accessories',
    style: 'casual',
    materials: ['wool knit'],
    sleeves: none,
    patterns: ['solid', 'solid', 'striped'],
    price: [12, 35],
  },
  scarf: {
    draw: scarf,
    fill: 0.98,
    category: 'accessories',
    style: 'casual',
    materials: ['wool knit', 'wool'],
    sleeves: none,
    patterns: ['solid', 'checked', 'striped'],
    price: [15, 59],
  },
  hat: {
    draw: brimmedHat,
    stiff: true,
    fill: 0.94,
    category: 'hats',
    style: 'casual',
    materials: ['wool'],
    sleeves: none,
    cuts: ['fedora', 'sun hat'],
    patterns: PLAIN,
    price: [19, 69],
  },
  bag: {
    draw: bag,
    stiff: true,
    fill: 0.94,
    category: 'bags',
    style: 'casual',
    materials: ['leather'],
    sleeves: none,
    cuts: ['tote', 'flap'],
    patterns: PLAIN,
    price: [39, 199],
  },
  belt: {
    draw: belt,
    stiff: true,
    fill: 0.98,
    category: 'belts',
    style: 'casual',
    materials: ['leather'],
    sleeves: none,
    patterns: PLAIN,
    price: [15, 59],
  },
  sunglasses: {
    draw: sunglasses,
    stiff: true,
    category: 'sunglasses',
    style: 'casual',
    materials: ['acetate'],
    sleeves: none,
    cuts: ['square', 'round'],
    patterns: PLAIN,
    price: [15, 119],
  },
  watch: {
    draw: watch,
    stiff: true,
    category: 'watches',
    style: 'formal',
    materials: ['leather'],
    sleeves: none,
    patterns: PLAIN,
    price: [49, 249],
  },
};
