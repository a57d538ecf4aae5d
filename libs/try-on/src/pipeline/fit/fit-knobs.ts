/** What another attempt changes of the fit: 1 leaves it. */
export type FitKnobs = { width: number; length: number };
