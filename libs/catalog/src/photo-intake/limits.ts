/** Largest file that is read, in bytes. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024;

/** Largest picture that is decoded, in pixels; read from the header, before anything is decoded. */
export const MAX_PHOTO_PIXELS = 50_000_000;

/** Longest side of what is stored, in pixels. A smaller photo is never enlarged. */
export const PHOTO_SIDE = 2048;
/** Of what grids of a shop's page show: some 500 pixels across, for a column of 250 on a screen of two pixels each. */
export const PREVIEW_SIDE = 640;
/** A photo that is not longer is its own preview: little would be saved. */
export const NO_PREVIEW_SIDE = 800;
export const THUMBNAIL_SIDE = 320;
