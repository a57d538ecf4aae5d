import { areaOf, boxOf, type Mask } from '#images';
import { components } from '../images/morphology.js';
import type { SeenGarment, View } from './view.js';

/** The outline of the cloth on the body, and what was made up around it. */
export type ClothShape = {
  /** Length of the outline over the root of the area, less that of the product: rags have more. */
  ragged: number;
  /** Share of the cloth that lies apart from its largest piece. */
  apart: number;
  /** Area that was changed and shows no cloth: skin, ground and other clothes that nobody saw; in squared shoulder widths. */
  invented: number;
  /** Logarithm of the cloth's height over its width, less that of the product. */
  proportion: number;
};

export function clothShape({ edit, body }: View, { visible, mask, front }: SeenGarment): ClothShape {
  let invented = 0;
  for (let i = 0; i < edit.data.length; i++) {
    if (edit.data[i]! > 0.5 && visible.data[i]! < 0.5 && front.data[i]! < 0.5) invented++;
  }
  const { parts } = components(visible);
  const all = parts.reduce((sum, { area }) => sum + area, 0);
  return {
    ragged: roughnessOf(visible) - roughnessOf(mask),
    apart: all === 0 ? 1 : 1 - parts[0]!.area / all,
    invented: invented / body.unit ** 2,
    proportion: Math.abs(Math.log(aspectOf(visible) / aspectOf(mask))),
  };
}

function roughnessOf(mask: Mask): number {
  const { width, data } = mask;
  let steps = 0;
  for (let i = width; i < data.length; i++) {
    const is = data[i]! > 0.5;
    if (is !== data[i - width]! > 0.5) steps++;
    if (i % width > 0 && is !== data[i - 1]! > 0.5) steps++;
  }
  return steps / Math.max(1, Math.sqrt(areaOf(mask)));
}

function aspectOf(mask: Mask): number {
  const box = boxOf(mask);
  return box === undefined ? 1 : box.height / box.width;
}
