import { ACCESSORIES } from './accessories.js';
import { CLOTHES } from './clothes.js';
import type { GarmentClass } from './garment-class.js';

/** Every class that can be drawn; the keys are the class labels. */
export const CLASSES: Readonly<Record<string, GarmentClass>> = { ...CLOTHES, ...ACCESSORIES };
