/** How long a run keeps its thread busy. */
export const BURN_MS = 150;
/** A fifth of production's: a lock that is renewed late is lost at once. */
export const LOCK_S = 2;
