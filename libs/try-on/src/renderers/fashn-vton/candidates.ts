/** Pictures of one call of the graph; more need memory that few GPUs have. */
export const MOST_CANDIDATES = 4;
