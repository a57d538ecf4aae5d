export * from './api-keys.js';
export * from './common.js';
export * from './events.js';
export * from './health.js';
export * from './images.js';
export * from './model-manifest.js';
export * from './recommend.js';
export * from './shops.js';
