import { bag } from './garments/bag.js';
import { belt } from './garments/belt.js';
import { boots } from './garments/boots.js';
import { bottoms } from './garments/bottoms.js';
import { brimmedHat } from './garments/brimmed-hat.js';
import { dress } from './garments/dress.js';
import { beanie, cap } from './garments/hats.js';
import { hoodie } from './garments/hoodie.js';
import { jacket } from './garments/jackets.js';
import { scarf } from './garments/scarf.js';
import { polo, shirt } from './garments/shirts.js';
import { skirt } from './garments/skirt.js';
import { sneakers } from './garments/sneakers.js';
import { sunglasses } from './garments/sunglasses.js';
import { sweater } from './garments/sweater.js';
import { blazer, coat } from './garments/tailored.js';
import { tank, tee } from './garments/tees.js';
import { watch } from './garments/watch.js';
import type { Sheet } from './sheet.js';

/** What the catalogue knows of a class of garments. */
export interface GarmentClass {
  draw: (sheet: Sheet) => string;
  category: string;
  style: string;
  materials: readonly string[];
  sleeves: readonly string[];
  necklines?: readonly string[];
  cuts?: readonly string[];
  patterns: readonly string[];
  /** Scale of a drawing made to size; without it the drawing is fitted to the frame, to this share of it. */
  zoom?: number;
  fill?: number;
  /** Holds its shape, as shoes do. */
  stiff?: boolean;
  /** Whole prices start and end here, in euros. */
  price: readonly [number, number];
}

const ANY = ['solid', 'solid', 'striped', 'checked', 'polka dot', 'floral'] as const;
const PLAIN = ['solid'] as const;
const none = ['none'] as const;

/** Every class that can be drawn; the keys are the class labels. */
export const CLASSES: Readonly<Record<string, GarmentClass>> = {
  't-shirt': {
    draw: tee,
    category: 't-shirts',
    style: 'casual',
    materials: ['cotton'],
    sleeves: ['short'],
    necklines: ['crew', 'crew', 'v-neck'],
    patterns: ANY,
    price: [12, 35],
  },
  'long-sleeve top': {
    draw: tee,
    category: 'tops',
    style: 'casual',
    materials: ['cotton'],
    sleeves: ['long', 'long', '3/4'],
    necklines: ['crew', 'v-neck'],
    patterns: ANY,
    price: [18, 45],
  },
  'tank top': {
    draw: tank,
    fill: 0.92,
    category: 'tops',
    style: 'sport',
    materials: ['cotton'],
    sleeves: ['sleeveless'],
    patterns: ANY,
    price: [10, 28],
  },
  shirt: {
    draw: shirt,
    category: 'shirts',
    style: 'formal',
    materials: ['cotton', 'linen'],
    sleeves: ['long', 'long', 'short'],
    patterns: ANY,
    price: [29, 79],
  },
  'polo shirt': {
    draw: polo,
    category: 'polo shirts',
    style: 'casual',
    materials: ['cotton'],
    sleeves: ['short'],
    patterns: ['solid', 'solid', 'striped'],
    price: [25, 59],
  },
  sweater: {
    draw: sweater,
    category: 'knitwear',
    style: 'casual',
    materials: ['wool knit'],
    sleeves: ['long'],
    necklines: ['crew', 'crew', 'v-neck', 'turtleneck'],
    cuts: ['plain', 'cable'],
    patterns: ['solid', 'solid', 'solid', 'striped', 'checked'],
    price: [39, 119],
  },
  hoodie: {
    draw: hoodie,
    category: 'hoodies',
    style: 'sport',
    materials: ['fleece'],
    sleeves: ['long'],
    cuts: ['pullover', 'pullover', 'zip'],
    patterns: ['solid', 'solid', 'solid', 'striped', 'checked'],
    price: [35, 79],
  },
  blazer: {
    draw: blazer,
    category: 'blazers',
    style: 'formal',
    materials: ['wool', 'linen'],
    sleeves: ['long'],
    patterns: ['solid', 'solid', 'checked', 'striped'],
    price: [89, 229],
  },
  'leather jacket': {
    draw: jacket,
    category: 'jackets',
    style: 'casual',
    materials: ['leather'],
    sleeves: ['long'],
    cuts: ['biker', 'biker', 'bomber'],
    patterns: PLAIN,
    price: [149, 349],
  },
  'denim jacket': {
    draw: jacket,
    category: 'jackets',
    style: 'casual',
    materials: ['denim'],
    sleeves: ['long'],
    cuts: ['denim'],
    patterns: PLAIN,
    price: [59, 129],
  },
  raincoat: {
    draw: jacket,
    category: 'jackets',
    style: 'outdoor',
    materials: ['nylon'],
    sleeves: ['long'],
    cuts: ['raincoat'],
    patterns: ['solid', 'solid', 'solid', 'striped', 'polka dot'],
    price: [59, 149],
  },
  'bomber jacket': {
    draw: jacket,
    category: 'jackets',
    style: 'casual',
    materials: ['nylon'],
    sleeves: ['long'],
    cuts: ['bomber'],
    patterns: PLAIN,
    price: [59, 139],
  },
  coat: {
    draw: coat,
    category: 'coats',
    style: 'formal',
    materials: ['wool'],
    sleeves: ['long'],
    patterns: ['solid', 'solid', 'solid', 'checked'],
    price: [119, 329],
  },
  dress: {
    draw: dress,
    category: 'dresses',
    style: 'casual',
    materials: ['viscose', 'cotton'],
    sleeves: ['sleeveless', 'sleeveless', 'short', 'long'],
    patterns: ANY,
    price: [39, 129],
  },
  skirt: {
    draw: skirt,
    fill: 0.96,
    category: 'skirts',
    style: 'casual',
    materials: ['viscose', 'cotton'],
    sleeves: none,
    cuts: ['pleated', 'a-line'],
    patterns: ANY,
    price: [25, 69],
  },
  trousers: {
    draw: bottoms,
    category: 'trousers',
    style: 'formal',
    materials: ['cotton', 'wool', 'linen'],
    sleeves: none,
    patterns: ['solid', 'solid', 'solid', 'checked', 'striped'],
    price: [39, 99],
  },
  jeans: {
    draw: bottoms,
    category: 'jeans',
    style: 'casual',
    materials: ['denim'],
    sleeves: none,
    patterns: PLAIN,
    price: [49, 119],
  },
  shorts: {
    draw: bottoms,
    fill: 0.92,
    category: 'shorts',
    style: 'sport',
    materials: ['cotton', 'denim'],
    sleeves: none,
    patterns: ANY,
    price: [19, 49],
  },
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
