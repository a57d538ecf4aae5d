import type { components, operations } from './openapi.generated.js';

type Schemas = components['schemas'];

export type Image = Schemas['Image'];
export type Recommendation = Schemas['Recommendation'];
export type Recommendations = Schemas['Recommendations'];
export type Filters = Omit<Schemas['RecommendFilters'], 'price_min' | 'price_max'> & {
  price_min?: number;
  price_max?: number;
};
export type Suggestion = Schemas['Suggestions']['suggestions'][number];
export type ImageImport = Schemas['ImageImport'];
/** A line of an import's report: the document describes it as a file. */
export interface ImportRowError {
  /** Number of the row in the file, from 1. */
  row: number;
  external_id: string | null;
  code: string;
  message: string;
}
export type Liveness = Schemas['Liveness'];
export type Readiness = Schemas['Readiness'];
export type FoundItem = Schemas['FoundItem'];
/** An item with its vector, of length 1: the dot product of two is how alike they look. */
export type ImageVector = Omit<Schemas['ImageVectorPage']['items'][number], 'vector'> & {
  vector: Float32Array;
};
export type Usage = Schemas['Usage'];
export type Report = Schemas['RecommendationReport'];
export type TryOnJob = Schemas['TryOnJob'];
export type TryOnJobSummary = Schemas['TryOnJobSummary'];

export type TryOnArtefact = Schemas['TryOnArtefacts']['items'][number];

/** The text fields of an item and its photo. */
export type NewImage = operations['createImage']['requestBody']['content']['multipart/form-data'];
/** The text fields of a try-on and its photos. */
export type NewTryOn = operations['createTryOn']['requestBody']['content']['multipart/form-data'];
export type ImageFields = Omit<NewImage, 'photo'>;
export type TryOnOptions = Omit<NewTryOn, 'person_image' | 'clothing_image' | 'image_id'>;
