export * from './errors/try-on.error.js';
export * from './pipeline/try-on-pipeline.js';
export * from './renderers/renderer.js';
