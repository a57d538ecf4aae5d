import { HttpClient } from './http-client.js';
import { promptAt } from './prompts.js';
import { answerOrders, throughput } from './script.js';

/** A stretch of load on the API: prompts from the number `first` on, each asked once. */
export type LoadOrder = {
  url: string;
  token: string;
  concurrency: number;
  first: number;
  ms: number;
  results: number;
  /** So many prompts come again and again; unset: every one is new. */
  known?: number;
};
export type LoadResult = { perSecond: number; count: number; times: number[] };

const clients = new Map<string, HttpClient>();

/** Shoppers on connections that stay open, in a process of their own. */
answerOrders<LoadOrder, LoadResult>(async (order) => {
  const { url, token, concurrency, results } = order;
  const client = clients.get(url) ?? new HttpClient(url, token, concurrency);
  clients.set(url, client);
  const { known } = order;
  return throughput(order, (number) =>
    client.recommend(promptAt(known === undefined ? number : number % known), results),
  );
});
