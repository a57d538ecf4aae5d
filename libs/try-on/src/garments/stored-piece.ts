import { z } from 'zod';
import { CUT_OUT_KINDS } from '../pipeline/try-on-pipeline.js';

/** Where the pieces of an item's photo are stored, the largest first. */
export const storedPieces = z.array(z.object({ kind: z.enum(CUT_OUT_KINDS), key: z.string() }));
export type StoredPiece = z.infer<typeof storedPieces>[number];
