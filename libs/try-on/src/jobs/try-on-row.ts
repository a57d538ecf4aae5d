import type { Prisma } from '#platform';

const withResults = { results: { orderBy: { n: 'asc' } } } as const;

/** A job with its results, as it is shown. */
export const SHOWN = { include: withResults } as const;

export type TryOnRow = Prisma.TryOnJobGetPayload<typeof SHOWN>;

/** One result, as the worker writes it. */
export type ResultColumns = {
  n: number;
  objectKey: string;
  bytes: number;
  seed: number;
  retries: number;
  qualityScore: number;
  qualityParts: Record<string, number>;
};
