export { COLOUR_CELLS, colourCells, spreadCounts } from './colour-histogram.js';
export * from './filters.js';
export * from './image.js';
export { pixelValues, valuesOf } from './pixel-values.js';
export { cropImage, resizeImage } from './resize.js';
