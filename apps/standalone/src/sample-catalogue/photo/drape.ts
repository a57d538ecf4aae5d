import type { Random } from '../random.js';
import type { Material } from '../sheet.js';
import { createGrid, type Grid, sample } from './grid.js';
import { createNoise } from './noise.js';

/** How cloth lies: where each point has slid to, and how its slope takes the light from the upper left. */
export interface Drape {
  /** Slide in view units. */
  slideX: Grid;
  slideY: Grid;
  /** About -1 (turned away from the light) to 1 (turned towards it). */
  light: Grid;
}

/** Creases as ridged noise along one leaning direction, over broad soft hills. `unrest` scales the slide. */
export function drapeOf(material: Material, random: Random, unrest: number): Drape {
  const [hills, folds, bend] = [createNoise(random), createNoise(random), createNoise(random)];
  const lean = random.wobble(0.5);
  const [c, s] = [Math.cos(lean), Math.sin(lean)];
  const size = material.crease * random.range(0.8, 1.25);
  const height = createGrid((column, row) => {
    const x = column * 3;
    const y = row * 3;
    const wx = x + 42 * bend(x / 150, y / 150);
    const wy = y + 42 * bend(x / 150 + 40, y / 150 + 9);
    const u = (wx * c + wy * s) / size;
    const v = (wy * c - wx * s) / (size * 2.1);
    const broad = hills(x / 190, y / 230) * 1.1;
    const where = Math.min(1.2, Math.max(0.08, 0.45 + 1.1 * hills(x / 170 + 31, y / 170 + 5)));
    const ridge = (1 - Math.abs(folds(u, v))) ** 3 * where;
    const small = (1 - Math.abs(folds(u * 2.3 + 17, v * 2.3))) ** 3 * where * 0.4;
    return broad + (ridge + small) * 0.55;
  });
  const light = createGrid((column, row) => {
    const dx = sample(height, column + 1, row) - sample(height, column - 1, row);
    const dy = sample(height, column, row + 1) - sample(height, column, row - 1);
    const slope = (dx * 0.62 + dy * 0.78) * 7;
    return slope / Math.sqrt(1 + slope * slope);
  });
  return {
    slideX: createGrid((column, row) => unrest * hills(column / 62 + 11, row / 62 + 3)),
    slideY: createGrid((column, row) => unrest * hills(column / 58 + 71, row / 66 + 43)),
    light,
  };
}
