import { z } from 'zod';
import {
  generatorManifest,
  modelDescription,
  modelFileRole,
  modelPrecision,
  pathInFolder,
  sha256,
  wholeBodyManifest,
} from './model-manifest.js';

const file = z.object({
  role: modelFileRole,
  /** Where the hub's repository has it. */
  path: pathInFolder,
  /** Where it lands in the model folder; at `path` without. */
  to: pathInFolder.optional(),
  /** null where no source that can be trusted says it: then the first pull records it in the lock. */
  bytes: z.int().positive().nullable(),
  sha256: sha256.nullable(),
  /** Of a tower that is published in several; one without is of the precision that the entry names. */
  precision: modelPrecision.optional(),
  /** For people and for the check of free space, where `bytes` is null. */
  approximate_bytes: z.int().positive().optional(),
});

const commit = /^[0-9a-f]{40}$/;

const source = z
  .object({
    hub: z.literal('huggingface'),
    repo: z.string().regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/),
    revision: z.string().min(1),
    /** The revision is a branch; the commit that it meant at the first pull is kept in the lock from then on. */
    revision_pinned_at_first_pull: z.boolean().default(false),
  })
  .refine((given) => given.revision_pinned_at_first_pull || commit.test(given.revision), {
    path: ['revision'],
    message: 'must be a commit, or revision_pinned_at_first_pull must be true',
  });

/** What every entry says of where a model comes from. */
const origin = {
  licence_url: z.url().optional(),
  source,
  files: z.array(file).min(1),
  /** Where the facts above come from, and which of them are uncertain. */
  provenance: z.array(z.string()).default([]),
};

/**
 * `models/catalogue/<name>.json`: an encoder that can be pulled, with what is known of it beforehand. A pull turns
 * it into a `modelManifest`, where nothing is unknown any more.
 */
export const catalogueEntry = z.object({ ...modelDescription, ...origin });

/**
 * The same of a network that draws the person in the garment. What its authors publish is no graph: the first file is
 * their checkpoint, of which `converter` makes the model folder.
 */
export const generatorEntry = z.object({
  ...generatorManifest.omit({ revision: true, source: true, files: true }).shape,
  ...origin,
  /** A Python program below the folder of models. */
  converter: pathInFolder,
});

/** The same of a network that finds hands and faces, whose authors publish the graph itself. */
export const wholeBodyEntry = z.object({
  ...wholeBodyManifest.omit({ revision: true, source: true, files: true }).shape,
  ...origin,
});

/** Whatever can be pulled. */
export const anyCatalogueEntry = z.discriminatedUnion('kind', [
  catalogueEntry,
  generatorEntry,
  wholeBodyEntry,
]);

export type WholeBodyEntry = z.infer<typeof wholeBodyEntry>;
export type GeneratorEntry = z.infer<typeof generatorEntry>;
export type AnyCatalogueEntry = z.infer<typeof anyCatalogueEntry>;
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
export type CatalogueFile = CatalogueEntry['files'][number];

/** `models/models.lock.json`: what was pulled first, so that the next machine gets the same bytes or none. */
export const modelsLock = z.object({
  schema_version: z.literal(1),
  models: z.record(
    z.string(),
    z.object({
      repo: z.string(),
      /** The hub's commit, or `local-…` of files that came from a folder. */
      revision: z.string(),
      origin: z.enum(['hub', 'folder']),
      /** Set where the licence restricts commercial use and was accepted by name. */
      licence_accepted: z.string().optional(),
      files: z.record(z.string(), z.object({ bytes: z.int().positive(), sha256 })),
    }),
  ),
});

export type ModelsLock = z.infer<typeof modelsLock>;
export type LockedModel = ModelsLock['models'][string];
