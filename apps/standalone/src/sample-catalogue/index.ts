export { sampleCatalogue } from './catalogue.js';
export { imagesCsv, labelsCsv, photoName } from './csv.js';
export { type DemoPrompt, demoPrompts } from './demo-prompts.js';
export type { SampleItem } from './item.js';
export { randomItems } from './random-items.js';
export { FULL_SIZE, type PhotoSize, renderItem, renderSvg } from './render.js';
