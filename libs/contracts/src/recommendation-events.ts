import { z } from 'zod';
import { id, timestamp } from './common.js';
import { textNumber } from './text-values.js';

export const recommendationEventType = z.enum(['view', 'click', 'add_to_cart', 'purchase']);

export const recommendationEvent = z
  .strictObject({
    type: recommendationEventType,
    image_id: id.describe('The recommended item'),
    prompt_id: id.describe('Of the answer that recommended it'),
  })
  .meta({ id: 'RecommendationEvent' });

const example = {
  type: 'click',
  image_id: '0199f1c2-9b00-7c21-8f10-51d0a6f1c003',
  prompt_id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
};

/** `POST /api/events` */
export const createEvents = z
  .union([recommendationEvent, z.strictObject({ events: z.array(recommendationEvent).min(1).max(100) })])
  .transform((body) => ('events' in body ? body.events : [body]))
  .meta({ id: 'CreateEvents', example: { events: [example, { ...example, type: 'purchase' }] } });

export const acceptedEvents = z
  .object({ accepted: z.int().describe('Events that were taken; each is written within a few seconds') })
  .meta({ id: 'AcceptedEvents', example: { accepted: 2 } });

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** `GET /api/reports/recommendations` */
export const reportQuery = z
  .strictObject({
    from: z.iso.datetime({ offset: true }).optional().describe('30 days before `to` unless given'),
    to: z.iso.datetime({ offset: true }).optional().describe('Now unless given'),
    limit: textNumber(z.int().min(1).max(100)).default(20).describe('Entries of each list'),
  })
  .transform(({ from, to, limit }) => {
    const end = to === undefined ? new Date() : new Date(to);
    return {
      to: end,
      from: from === undefined ? new Date(end.getTime() - 30 * DAY_MS) : new Date(from),
      limit,
    };
  })
  .refine(({ from, to }) => from < to, { path: ['from'], message: 'from must be before to' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= MOST_DAYS * DAY_MS, {
    path: ['from'],
    message: 'A report covers a year at most',
  });

const promptCount = z.object({ prompt: z.string(), count: z.int() });
const activity = {
  views: z.int(),
  clicks: z.int(),
  add_to_carts: z.int(),
  purchases: z.int(),
};

export const recommendationReport = z
  .object({
    from: timestamp,
    to: timestamp,
    prompts: z.int().describe('Prompts in words; pages of one listing are one'),
    prompts_without_results: z.int().describe('Of these, those that nothing fitted'),
    similar: z.int().describe('Asked by an item'),
    photos: z.int().describe('Asked by a photo'),
    looks: z.int().describe('Looks that were completed'),
    ...activity,
    click_through_rate: z
      .number()
      .nullable()
      .describe('Answers with a click ÷ answers with a view; null without a view'),
    by_day: z
      .array(z.object({ day: z.iso.date(), prompts: z.int(), ...activity }))
      .describe('Each day of the period, UTC, the first and the last one in part'),
    without_results: z.array(promptCount).describe('The most frequent prompts that nothing fitted'),
    top_prompts: z
      .array(promptCount.extend({ clicked: z.int().describe('Times that a result was clicked') }))
      .describe('The most frequent prompts; case and white space aside'),
    top_items: z
      .array(z.object({ image_id: id, external_id: z.string().nullable(), name: z.string(), ...activity }))
      .describe('The most clicked items'),
  })
  .meta({
    id: 'RecommendationReport',
    example: {
      from: '2026-10-21T00:00:00.000Z',
      to: '2026-11-20T00:00:00.000Z',
      prompts: 1840,
      prompts_without_results: 37,
      similar: 512,
      photos: 20,
      looks: 64,
      views: 9120,
      clicks: 1204,
      add_to_carts: 210,
      purchases: 73,
      click_through_rate: 0.31,
      by_day: [{ day: '2026-10-21', prompts: 61, views: 304, clicks: 40, add_to_carts: 7, purchases: 2 }],
      without_results: [{ prompt: 'a lawn mower', count: 4 }],
      top_prompts: [{ prompt: 'a red summer dress', count: 92, clicked: 41 }],
      top_items: [
        {
          image_id: '0199f1c2-9b00-7c21-8f10-51d0a6f1c003',
          external_id: 'dress-17',
          name: 'Red linen dress',
          views: 310,
          clicks: 88,
          add_to_carts: 19,
          purchases: 6,
        },
      ],
    },
  });

export type RecommendationEventType = z.infer<typeof recommendationEventType>;
export type RecommendationEventDto = z.infer<typeof recommendationEvent>;
export type CreateEvents = z.infer<typeof createEvents>;
export type AcceptedEvents = z.infer<typeof acceptedEvents>;
export type ReportQuery = z.infer<typeof reportQuery>;
export type RecommendationReportDto = z.infer<typeof recommendationReport>;
