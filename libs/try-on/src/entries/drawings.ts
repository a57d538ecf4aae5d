/** A drawn person and drawn garments whose landmarks are known. */
export { drawGarment, type DrawnGarment } from '../drawn-garments/draw-garment.js';
export { drawFigure } from '../figure/draw-figure.js';
export { renderFigure } from '../figure/render-figure.js';
