import { BareChroma, BareTextEncoder } from './bare.js';
import { promptAt } from './prompts.js';
import { answerOrders, throughput } from './script.js';

/** The bare script: encodes each prompt and asks Chroma, at a concurrency. Arguments: model folder, Chroma, collection. */
export type BareOrder = { concurrency: number; first: number; ms: number; results: number };
export type BareResult = { perSecond: number; count: number; times: number[] };

const [modelFolder = '', chromaUrl = '', collection = ''] = process.argv.slice(2);
const encoder = await BareTextEncoder.open(modelFolder);
const chroma = await BareChroma.open(chromaUrl, collection);

answerOrders<BareOrder, BareResult>((order) =>
  throughput(order, async (number) => chroma.query(await encoder.encode(promptAt(number)), order.results)),
);
