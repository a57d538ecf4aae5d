import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseNetwork } from '../safe-fetch/address-policy.js';
import { InvalidConfigurationError } from './invalid-configuration.error.js';

const port = z.coerce.number().int().min(0).max(65_535);

const signingSecret = z.string().min(32, 'Use at least 32 random characters');

/** A quota of new keys; unset: unlimited. */
const quota = z.coerce.number().int().min(0).max(2_147_483_647).optional();

/** A wait or an interval. */
const seconds = z.coerce.number().min(0.05).max(3_600);

const networks = z
  .string()
  .transform((list) => list.split(',').map((network) => network.trim()))
  .refine((list) => list.every(isNetwork), 'Use addresses or CIDR ranges with commas between them')
  .default([]);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    /** A port of its own for metrics and the admin routes, which PORT then does not have. */
    INTERNAL_PORT: port.optional(),
    INTERNAL_HOST: z.string().default('127.0.0.1'),
    WORKER_PORT: port.default(3001),
    /** Where clients reach the API; photo URLs start with it. */
    PUBLIC_URL: z.url().optional(),
    /** Addresses of proxies that may say who the client is, as Fastify's `trustProxy` takes them. */
    TRUST_PROXY: z
      .string()
      .default('loopback, linklocal, uniquelocal')
      .transform((list) => (list === 'none' ? false : list)),
    /** Keys that are not known, of one address within a minute, before it is refused for a minute. */
    AUTH_FAILURES_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(30),
    DATABASE_URL: z.url(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
    REDIS_URL: z.url(),
    /** Begins every key and channel: installations of different prefixes share a Redis. No braces: it stands in some. */
    REDIS_PREFIX: z
      .string()
      .regex(/^[\w-]+$/, 'Use letters, digits, _ and -')
      .default('vitrine'),
    CHROMA_URL: z.url(),
    /** Of a guarded Chroma, or Chroma Cloud. */
    CHROMA_TOKEN: z.string().optional(),
    /** `Authorization` sends the token as a bearer token. */
    CHROMA_TOKEN_HEADER: z.string().default('x-chroma-token'),
    CHROMA_TENANT: z.string().optional(),
    CHROMA_DATABASE: z.string().optional(),
    /** Opens the admin routes. */
    ADMIN_KEY: z.string().min(24, 'Use at least 24 random characters'),
    /** Sign photo URLs and seal stored answers: the first one does, all verify. */
    SIGNING_SECRET: z
      .string()
      .transform((list) => list.split(',').map((secret) => secret.trim()))
      .pipe(z.tuple([signingSecret], signingSecret)),
    STORAGE_DRIVER: z.enum(['local', 's3']).default('local'),
    STORAGE_DIR: z.string().default('.vitrine/storage'),
    S3_ENDPOINT: z.url().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    S3_FORCE_PATH_STYLE: z.stringbool().default(true),
    /** Addresses and CIDR ranges that URLs of photos may lead to though they are not public. */
    FETCH_ALLOW_ADDRESSES: networks,
    /** Quotas that a new key has unless its own are given; those of a key are changed by an admin route. */
    QUOTA_IMAGES: quota,
    QUOTA_PROMPTS_PER_MINUTE: quota,
    QUOTA_PROMPTS_PER_MONTH: quota,
    QUOTA_TRYONS_PER_MONTH: quota,
    QUOTA_RENDER_COST_PER_MONTH: quota,
    /** Largest file of an import. */
    IMPORT_MAX_BYTES: z.coerce
      .number()
      .int()
      .min(1)
      .default(512 * 1024 * 1024),
    /** Imports of one API key that may wait, or be under way. */
    IMPORT_MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(10),
    /** How often every catalogue's vectors are compared with its images. */
    RECONCILE_HOURS: z.coerce.number().positive().max(8_760).default(24),
    /** How much items' texts count beside their photos, unless a prompt says otherwise: 0 not at all, 1 alone. */
    TEXT_WEIGHT: z.coerce.number().min(0).max(1).default(0.6),
    /** Of the demo: the folder of its shop's settings, with which /shop is served. */
    DEMO_SHOP_DIR: z.string().optional(),
    MODELS_DIR: z.string().default('models'),
    EMBEDDING_MODEL: z.string().default('vitrine-small'),
    /** `auto`: what the model's manifest names first, fp32 in place of an int8 that is wrong here. The same for every process. */
    EMBEDDING_PRECISION: z.enum(['auto', 'fp32', 'fp16', 'int8']).default('auto'),
    /** Threads of one ONNX session. */
    INFERENCE_THREADS: z.coerce.number().int().min(1).max(64).default(1),
    /** Worker threads that hold a session each. */
    INFERENCE_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    /** `auto`: CUDA where it starts, else the CPU; `cuda` refuses to start without. */
    INFERENCE_DEVICE: z.enum(['auto', 'cpu', 'cuda']).default('auto'),
    /** CUDA's number of the GPU that this process has. */
    INFERENCE_GPU: z.coerce.number().int().min(0).max(63).default(0),
    /** Photos or prompts of one call of a model; unset: what pays off on the device. */
    INFERENCE_BATCH: z.coerce.number().int().min(1).max(1024).optional(),
    /** Calls that may wait for a model before one more is refused with 503. */
    INFERENCE_MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(256),
    /** A server of the Open Inference Protocol (KServe v2) to run models on instead of this process. */
    INFERENCE_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Bearer token of that server. */
    INFERENCE_TOKEN: z.string().optional(),
    /** Version of the models there; unset: the one that it serves by default. */
    INFERENCE_VERSION: z.string().optional(),
    INFERENCE_TIMEOUT_MS: z.coerce.number().int().min(10).max(600_000).default(10_000),
    /** Calls of one model that are under way at once on the server. */
    INFERENCE_CONCURRENCY: z.coerce.number().int().min(1).max(512).default(8),
    /** Photos that one worker takes from the queue at a time; unset: four calls of the model. */
    EMBEDDING_CONCURRENCY: z.coerce.number().int().min(1).max(512).optional(),
    TRYON_WORKER_PORT: port.default(3002),
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
    /** Event streams of try-ons that one API key may have open at each API process. */
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
    /** Where the API sends a photo that is searched by; unset: this machine's own worker. */
    EMBEDDING_WORKER_URL: z.url().optional(),
    /** First wait before a job is tried again; it doubles with each try. */
    JOB_RETRY_S: seconds.default(1),
    /** How long a job stays with a worker that gives no sign of life. */
    EMBEDDING_LOCK_S: seconds.default(30),
    TRYON_LOCK_S: seconds.default(10),
    /** How often a worker looks for what Redis has lost and for what is to be erased. */
    SWEEP_S: seconds.default(10),
    /** What has waited for so long may have been lost by Redis: it is queued again. */
    LOST_JOB_S: seconds.default(20),
    /** How long the build or comparison of a collection stays with a worker that gives no sign of life. */
    COLLECTION_LEASE_S: seconds.default(20),
    /** How often every collection is looked for in the index. */
    COLLECTION_LOOK_S: seconds.default(15),
    /** How long a collection that was replaced stays, for requests that still read it. */
    COLLECTION_KEPT_S: seconds.default(30),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine((env) => env.STORAGE_DRIVER !== 's3' || env.S3_BUCKET !== undefined, {
    path: ['S3_BUCKET'],
    message: 'STORAGE_DRIVER=s3 needs a bucket',
  });

function pricesOf(text: string, context: z.core.$RefinementCtx): Record<string, number> {
  const entries = text.split(',').map((entry) => /^\s*([\w-]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(entry));
  if (entries.includes(null)) context.addIssue('Write prices as gemini=0.039,fashn=0.075');
  return Object.fromEntries(entries.map((found) => [found?.[1] ?? '', Number(found?.[2])]));
}

function isNetwork(text: string): boolean {
  try {
    parseNetwork(text);
    return true;
  } catch {
    return false;
  }
}

/** Everything that can be set from outside, validated once at start. */
export type Config = z.infer<typeof schema>;

/** Injection token of the validated configuration. */
export const CONFIG = Symbol('CONFIG');

/** Opens nothing, here and elsewhere. */
const randomSecret = () => randomBytes(32).toString('hex');

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @param ofOthers secrets that other processes alone need: each is a random one where it is not set
 * @throws InvalidConfigurationError naming each variable that is missing or wrong, without its value.
 */
export function loadConfig(env: NodeJS.ProcessEnv, ofOthers: readonly 'ADMIN_KEY'[] = []): Config {
  const others = Object.fromEntries(ofOthers.map((name) => [name, randomSecret()]));
  return readSettings(schema, env, others);
}

/**
 * Reads what `settings` describes from environment variables; an empty one counts as not set.
 * @throws InvalidConfigurationError naming each variable that is missing or wrong, without its value.
 */
export function readSettings<Settings extends z.ZodType>(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  defaults: Record<string, string> = {},
): z.output<Settings> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = settings.safeParse({ ...defaults, ...set });
  if (!result.success) {
    throw new InvalidConfigurationError(
      result.error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message })),
    );
  }
  return result.data;
}
