import { z } from 'zod';
import { portSetting, secondsSetting, type Config as PlatformConfig } from '#platform';

/** How try-ons are made, by whom, and how long they are kept; renderers have slices of their own. */
export const tryOnSettings = z.object({
  TRYON_WORKER_PORT: portSetting.default(3002),
  /** Where the models of try-ons run: `auto` is CUDA where it starts; `cuda` refuses to start without. */
  TRYON_DEVICE: z.enum(['auto', 'cpu', 'cuda']).default('auto'),
  /** Try-ons that one worker makes at a time. */
  TRYON_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(1),
  /** From when a worker takes a try-on until it must be there. */
  TRYON_TIMEOUT_S: z.coerce.number().min(0.1).max(3_600).default(120),
  /** From the request until a try-on must be there, waiting included. */
  TRYON_MAX_AGE_S: z.coerce.number().min(1).max(86_400).default(1_800),
  /** How long results and what is known of their jobs are kept. */
  TRYON_RESULT_HOURS: z.coerce.number().positive().max(720).default(72),
  /** How long `POST /api/virtual-tryon` waits for its result before it answers 202. */
  TRYON_SYNC_WAIT_S: z.coerce.number().min(0).max(100).default(20),
  /** Event streams of try-ons, and waits for their end, that one API key may have open at each API process. */
  TRYON_EVENT_STREAMS: z.coerce.number().int().min(1).max(100_000).default(200),
  /** Try-ons of one API key, and of one shopper's session, that may wait or be made at a time. */
  TRYON_MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(100),
  TRYON_MAX_WAITING_OF_SESSION: z.coerce.number().int().min(1).max(100_000).default(5),
  /** Renders of one job at most, all results and their repetitions together. */
  TRYON_RENDERS_PER_JOB: z.coerce.number().int().min(1).max(16).default(4),
  /** Who renders `final` try-ons, in order of preference; without one, only drafts are made. */
  TRYON_RENDERERS: z
    .string()
    .transform((list) => list.split(',').map((name) => name.trim()))
    .refine((list) => new Set(list).size === list.length, 'Name each renderer once')
    .default([]),
  /** Whether the next renderer is asked where one has failed. */
  TRYON_RENDERER_FALLBACK: z.stringbool().default(false),
  /** What an image of each renderer costs, `gemini=0.039,fashn=0.075`; nothing where it is not named. */
  TRYON_PRICES: z.string().transform(pricesOf).default({}),
  /** The engine of images-edits is the operator's own: photos do not leave the house with it. */
  TRYON_ENGINE_IN_HOUSE: z.stringbool().default(false),
  /** Ignoring it would turn `final` off in silence. */
  TRYON_RENDERER: z.undefined('It is called TRYON_RENDERERS now, and is a list').optional(),
  /** Keeps masks, keypoints and drafts beside the results, and lets them expire with those. */
  TRYON_DEBUG_ARTIFACTS: z.stringbool().default(false),
  TRYON_LOCK_S: secondsSetting.default(10),
});

/** What this lib reads of a process's configuration. */
export type Config = PlatformConfig & z.infer<typeof tryOnSettings>;

function pricesOf(text: string, context: z.core.$RefinementCtx): Record<string, number> {
  const entries = text.split(',').map((entry) => /^\s*([\w-]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(entry));
  if (entries.includes(null)) context.addIssue('Write prices as gemini=0.039,fashn=0.075');
  return Object.fromEntries(entries.map((found) => [found?.[1] ?? '', Number(found?.[2])]));
}
