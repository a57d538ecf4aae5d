import { z } from 'zod';
import { id, timestamp } from './common.js';

const count = (what: string, example: number) => z.int().min(0).describe(what).meta({ example });

export const reconciliationReport = z
  .object({
    images: count('Embedded images that were looked at', 5000),
    vectors: count('Vectors that the index had before', 4980),
    restored: count('Vectors that the index missed, put back from their copy', 18),
    corrected: count('Vectors that were of another photo than the copy, replaced by it', 0),
    requeued: count('Images without a usable vector, queued to be embedded again', 2),
    orphans_deleted: count('Vectors of no embedded image, deleted', 3),
    copies_deleted: count('Copies in Postgres of no image, deleted', 0),
    jobs_queued: count('Images that have waited long, whose jobs were queued again', 0),
    rebuilding: z
      .boolean()
      .describe('The index had lost the whole collection: it is built anew, and shows up complete'),
  })
  .meta({ id: 'ReconciliationReport' });

const upkeepStatus = z.enum(['queued', 'running', 'completed', 'failed']);

export const reconciliation = z
  .object({
    api_key_id: id,
    status: upkeepStatus,
    requested_at: timestamp,
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    report: reconciliationReport.nullable().describe('Of the last one that was completed'),
    error: z.string().nullable().meta({ example: null }),
  })
  .meta({ id: 'Reconciliation' });

export const reindex = z
  .strictObject({
    model: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Name of an installed model; without it, the configured one, also when that is changed')
      .meta({ example: 'vitrine-mini' }),
  })
  .meta({ id: 'Reindex' });

export const collectionBuild = z
  .object({
    api_key_id: id,
    status: z.enum(['running', 'completed']),
    model: z.string().describe('Model and revision of the new vectors').meta({ example: 'vitrine-mini@1' }),
    reason: z
      .enum(['reindex', 'model-changed', 'lost'])
      .describe('`lost`: the index had lost the collection'),
    images: count('Images of the catalogue that can be embedded', 5000),
    embedded: count('Of these, how many are in the new collection', 3200),
    started_at: timestamp,
    finished_at: timestamp.nullable().describe('When the new collection took the place of the old one'),
    error: z.string().nullable().describe('What went wrong last; it is tried again').meta({ example: null }),
  })
  .meta({ id: 'CollectionBuild' });

export type ReconciliationReport = z.infer<typeof reconciliationReport>;
export type ReconciliationDto = z.infer<typeof reconciliation>;
export type Reindex = z.infer<typeof reindex>;
export type CollectionBuildDto = z.infer<typeof collectionBuild>;
