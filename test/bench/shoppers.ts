import type { Bench, Row, RowResult } from './bench-row.js';
import { drawnShop, type DrawnShop } from './drawn-shop.js';
import { firstIsRight, ndcg } from './graded.js';
import { HttpClient } from './http-client.js';
import { type ShopperItem, shopperItems } from './shopper-items.js';
import { SHOPPER_PROMPTS } from './shopper-prompts.js';

const NUM_RESULTS = 10;
const WEIGHTS = [0, 0.6, 1];

export type JudgedPrompt = { prompt: string; ndcg: number; isFirstRight: boolean; found: ShopperItem[] };

/** Whether shoppers get what they would call right, of drawn garments whose names say all of it, too little, or something else. */
export const shoppers: Row = {
  name: 'shoppers',
  title: "Shoppers' prompts over drawn garments with a shop's names",
  async measure({ house }: Bench): Promise<RowResult> {
    const api = await house.startApi();
    const items = shopperItems();
    const shop = await drawnShop(house, api, items);
    const judged = await judgedPrompts(api.url, shop, items, {});
    const others: string[] = [];
    for (const weight of WEIGHTS) {
      const some = await judgedPrompts(api.url, shop, items, { text_weight: weight });
      others.push(`text_weight ${weight}: ${saidOf(some)}`);
    }
    await api.stop();
    const wrong = judged.filter(({ isFirstRight }) => !isFirstRight).map(({ prompt }) => `"${prompt}"`);
    return {
      notes: [
        `${items.length} drawn garments of 16 kinds and ${SHOPPER_PROMPTS.length} written prompts. An item that is all that was asked gains 7, one that misses one side of it 1, any other 0.`,
        ...others,
        `The first is not right: ${wrong.join(', ')}.`,
      ],
      samples: {},
      figures: [
        { name: 'nDCG@10', value: mean(judged.map((one) => one.ndcg)), unit: '' },
        { name: 'first right', value: mean(judged.map(firstOf)), unit: '' },
      ],
    };
  },
};

/** What each prompt finds, and how right that is. */
export async function judgedPrompts(
  url: string,
  { token, ids }: DrawnShop,
  items: readonly ShopperItem[],
  options: object,
): Promise<JudgedPrompt[]> {
  const client = new HttpClient(url, token, 1);
  const byId = new Map(ids.map((id, at) => [id, items[at] as ShopperItem]));
  const truths = items.map(({ truth }) => truth);
  const judged: JudgedPrompt[] = [];
  for (const asked of SHOPPER_PROMPTS) {
    const found = (await client.find(asked.prompt, NUM_RESULTS, {}, options)).flatMap(
      (id) => byId.get(id) ?? [],
    );
    const shown = found.map(({ truth }) => truth);
    judged.push({
      prompt: asked.prompt,
      ndcg: ndcg(asked, shown, truths, NUM_RESULTS),
      isFirstRight: firstIsRight(asked, shown, truths),
      found,
    });
  }
  client.close();
  return judged;
}

function saidOf(judged: readonly JudgedPrompt[]): string {
  return `nDCG@10 ${mean(judged.map((one) => one.ndcg)).toFixed(3)}, first right ${mean(judged.map(firstOf)).toFixed(3)}`;
}

function firstOf({ isFirstRight }: JudgedPrompt): number {
  return isFirstRight ? 1 : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
