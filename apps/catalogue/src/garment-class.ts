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
