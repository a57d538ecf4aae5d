import type { Random } from '../random.js';
import type { Material } from '../material.js';
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

/** Creases as ridged noise along one leaning direction, over broad soft hills. `unrest` is the slide in view units. */
export function drapeOf(material: Material, random: Random, unrest: number, columns: number): Drape {
  const [hills, folds, bend] = [createNoise(random), createNoise(random), createNoise(random)];
  const lean = random.wobble(0.5);
  const [c, s] = [Math.cos(lean), Math.sin(lean)];
  const size = material.crease * random.range(0.8, 1.25);
  const height = createGrid(columns, (x, y) => {
    const wx = x + 42 * bend(x / 150, y / 150);
    const wy = y + 42 * bend(x / 150 + 40, y / 150 + 9);
    const u = (wx * c + wy * s) / size;
    const v = (wy * c - wx * s) / (size * 2.1);
    const broad = hills(x / 190, y / 230) * 1.1;
    // Creases gather in places, and leave the rest of the cloth smooth.
    const where = Math.min(1.2, Math.max(0.08, 0.45 + 1.1 * hills(x / 170 + 31, y / 170 + 5)));
    const ridge = (1 - Math.abs(folds(u, v))) ** 3 * where;
    const small = (1 - Math.abs(folds(u * 2.3 + 17, v * 2.3))) ** 3 * where * 0.4;
    return broad + (ridge + small) * 0.55;
  });
  const light = createGrid(columns, (x, y) => {
    const dx = sample(height, x + 3, y) - sample(height, x - 3, y);
    const dy = sample(height, x, y + 3) - sample(height, x, y - 3);
    const slope = (dx * 0.62 + dy * 0.78) * 7;
    return slope / Math.sqrt(1 + slope * slope);
  });
  return {
    slideX: createGrid(columns, (x, y) => unrest * hills(x / 186 + 11, y / 186 + 3)),
    slideY: createGrid(columns, (x, y) => unrest * hills(x / 174 + 71, y / 198 + 43)),
    light,
  };
}
