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
export type TryOnJob = Schemas['TryOnJob'];
export type TryOnJobSummary = Schemas['TryOnJobSummary'];

/** The text fields of an item and its photo. */
export type NewImage = operations['createImage']['requestBody']['content']['multipart/form-data'];
/** The text fields of a try-on and its photos. */
export type NewTryOn = operations['createTryOn']['requestBody']['content']['multipart/form-data'];
export type ImageFields = Omit<NewImage, 'photo'>;
export type TryOnOptions = Omit<NewTryOn, 'person_image' | 'clothing_image' | 'image_id'>;
