import type { Laid } from '../fit/laid.js';

/** How the mesh of a garment lies; of one that was moved without a warp nothing is bent. */
export type Cloth = {
  /** Ninth decile of the cells' σ1/σ2: 1 where a print keeps its shape. */
  stretch: number;
  /** Length of torn cloth in shoulder widths. */
  torn: number;
  /** How far the hem is from where the garment's own length puts it, in torsos; and the worse sleeve, of the arm. */
  hemError: number;
  sleeveError: number;
  /** How unsure it is whether the garment has sleeves at all, 0–1. */
  unsure: number;
};

export function clothOf(laid: Laid | undefined): Cloth {
  if (laid === undefined) return { stretch: 1, torn: 0, hemError: 0, sleeveError: 0, unsure: 0 };
  const { distortion, hang, planned, torn, unsure } = laid;
  const hemError = planned === undefined || hang.hem === undefined ? 0 : Math.abs(hang.hem - planned.hem);
  const sleeveError =
    planned === undefined
      ? 0
      : Math.max(...hang.sleeves.map((share, i) => Math.abs(share - planned.sleeves[i]!)));
  return { stretch: distortion.anisotropyP90, torn, hemError, sleeveError, unsure };
}
