import { type ModelFolder, openModelFolder } from '#inference';
import { BareChroma, BareTextEncoder } from './bare.js';
import { promptAt } from './prompts.js';
import { answerOrders, throughput } from './script.js';

/** The bare script: encodes each prompt and asks Chroma, at a concurrency. Arguments: models, name, precision, Chroma, collection. */
export type BareOrder = { concurrency: number; first: number; ms: number; results: number };
export type BareResult = { perSecond: number; count: number; times: number[] };

const [modelsDir = '', name = '', precision = '', chromaUrl = '', collection = ''] = process.argv.slice(2);
const model = await openModelFolder(modelsDir, name, { precision: precision as ModelFolder['precision'] });
const encoder = await BareTextEncoder.open(model);
const chroma = await BareChroma.open(chromaUrl, collection);

answerOrders<BareOrder, BareResult>((order) =>
  throughput(order, async (number) => chroma.query(await encoder.encode(promptAt(number)), order.results)),
);
