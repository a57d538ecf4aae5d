import { z } from 'zod';
import { timestamp } from './common.js';

/** What Postgres holds as an integer. */
const MOST = 2_147_483_647;
const limit = z.int().min(0).max(MOST).nullable();

const limits = {
  images: limit.describe('Items that the key may store'),
  prompts_per_minute: limit.describe(
    'Recommendations, by whatever they are asked: words, a photo or an item',
  ),
  prompts_per_month: limit.describe('The same by the calendar month, UTC; further pages are not counted'),
  try_ons_per_month: limit.describe('Try-on jobs by the calendar month, UTC'),
  render_cost_per_month: limit.describe(
    "What rendering final try-ons may cost by the calendar month, UTC, in whole units of the operator's currency",
  ),
};

const example = {
  images: 20_000,
  prompts_per_minute: 600,
  prompts_per_month: null,
  try_ons_per_month: 1000,
  render_cost_per_month: 50,
};

/** What a key may use; null is unlimited. */
export const quotas = z.object(limits).meta({ id: 'Quotas', example });

/** Those that are sent change; null lifts one. */
export const changedQuotas = z.strictObject(limits).partial().meta({ id: 'ChangedQuotas', example });

const use = z.object({
  used: z.int().meta({ example: 412 }),
  limit: limit.describe('null: unlimited').meta({ example: 600 }),
});

const period = { start: timestamp, end: timestamp };

/** `GET /api/usage` */
export const usage = z
  .object({
    images: use.extend({ bytes: z.int().describe('Of the photos as they are stored, thumbnails aside') }),
    minute: z.object({
      ...period,
      prompts: use.describe(
        'With a quota, what counts against it; without, the prompts recorded in the last 60 seconds',
      ),
    }),
    month: z.object({
      ...period,
      prompts: use,
      try_ons: use,
      renders: z
        .object({
          cost: z.object({
            used: z
              .number()
              .describe('At the prices that the operator has configured')
              .meta({ example: 12.4 }),
            limit: limit.describe('null: unlimited').meta({ example: 50 }),
          }),
          by_renderer: z.array(
            z.object({
              name: z.string().meta({ example: 'images-edits' }),
              images: z.int().describe('That it made, those that were not good enough among them'),
              failures: z.int().describe('Calls that made none'),
              seconds: z.number(),
              cost: z.number(),
            }),
          ),
        })
        .describe('Images of final try-ons, by who made them'),
    }),
  })
  .meta({
    id: 'Usage',
    example: {
      images: { used: 4210, limit: 20_000, bytes: 611_204_880 },
      minute: {
        start: '2026-11-20T12:00:14.000Z',
        end: '2026-11-20T12:01:14.000Z',
        prompts: { used: 37, limit: 600 },
      },
      month: {
        start: '2026-11-01T00:00:00.000Z',
        end: '2026-12-01T00:00:00.000Z',
        prompts: { used: 18_420, limit: null },
        try_ons: { used: 96, limit: 1000 },
        renders: {
          cost: { used: 12.4, limit: 50 },
          by_renderer: [{ name: 'gemini', images: 310, failures: 4, seconds: 2418, cost: 12.4 }],
        },
      },
    },
  });

export type QuotasDto = z.infer<typeof quotas>;
export type ChangedQuotas = z.infer<typeof changedQuotas>;
export type UsageDto = z.infer<typeof usage>;
