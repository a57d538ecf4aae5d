import { BareChroma, unit } from './bare.js';
import { answerOrders, throughput } from './script.js';

/** The bare script: asks Chroma alone, at a concurrency. Arguments: Chroma, collection. */
export type BareOrder = { concurrency: number; first: number; ms: number; results: number };
export type BareResult = { perSecond: number; count: number; times: number[] };

const VECTORS = 200;

const [chromaUrl = '', collection = ''] = process.argv.slice(2);
const chroma = await BareChroma.open(chromaUrl, collection);
const dimension = await chroma.dimension();
const vectors = Array.from({ length: VECTORS }, (_, kind) =>
  unit(Array.from({ length: dimension }, (_, at) => Math.sin((kind + 1) * (at + 1)))),
);

answerOrders<BareOrder, BareResult>((order) =>
  throughput(order, async (number) => chroma.query(vectors[number % VECTORS] ?? [], order.results)),
);
