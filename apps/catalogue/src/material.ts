/** How a cloth takes the light. */
export interface Material {
  /** Share of brightness that a crease moves. */
  bump: number;
  /** Width of a crease, view units. */
  crease: number;
  /** Highlight of a slope that faces the light, share of white. */
  gloss: number;
  /** Size of a fibre, view units, and the share of brightness it moves. */
  fibre: number;
  grain: number;
  weave: 'plain' | 'knit' | 'twill';
}

const COTTON: Material = { bump: 0.22, crease: 125, gloss: 0.02, fibre: 3, grain: 0.035, weave: 'plain' };

const MATERIALS: Readonly<Record<string, Material>> = {
  cotton: COTTON,
  linen: { ...COTTON, bump: 0.32, crease: 90, grain: 0.06 },
  viscose: { ...COTTON, bump: 0.26, crease: 130, gloss: 0.05 },
  canvas: { ...COTTON, bump: 0.07, grain: 0.06 },
  'wool knit': { ...COTTON, bump: 0.22, crease: 150, gloss: 0, fibre: 5, grain: 0.06, weave: 'knit' },
  wool: { ...COTTON, bump: 0.18, crease: 170, gloss: 0.01, fibre: 4, grain: 0.08 },
  fleece: { ...COTTON, bump: 0.26, crease: 130, gloss: 0, fibre: 5, grain: 0.05 },
  denim: { ...COTTON, bump: 0.24, crease: 95, grain: 0.09, weave: 'twill' },
  leather: { ...COTTON, bump: 0.4, crease: 85, gloss: 0.3, fibre: 6, grain: 0.07 },
  straw: { ...COTTON, bump: 0.12, fibre: 7, grain: 0.11 },
  acetate: { ...COTTON, bump: 0.02, gloss: 0.1, grain: 0.01 },
  nylon: { ...COTTON, bump: 0.3, crease: 105, gloss: 0.14, grain: 0.015 },
};

/** How a named material takes the light; unknown names look like cotton. */
export function materialOf(name: string): Material {
  return MATERIALS[name] ?? COTTON;
}
