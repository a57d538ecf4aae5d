import '#contracts';
import { z } from 'zod';
import { parseNetwork } from '../safe-fetch/address-policy.js';
import { InvalidConfigurationError } from './invalid-configuration.error.js';
import { portSetting, secondsSetting } from './setting-kinds.js';

const signingSecret = z.string().min(32, 'Use at least 32 random characters');

const networks = z
  .string()
  .transform((list) => list.split(',').map((network) => network.trim()))
  .refine((list) => list.every(isNetwork), 'Use addresses or CIDR ranges with commas between them')
  .default([]);

/** What every process is told of: where it listens, its stores, its log. */
export const platformSettings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(3000),
  /** A port of its own for metrics and the admin routes, which PORT then does not have. */
  INTERNAL_PORT: portSetting.optional(),
  INTERNAL_HOST: z.string().default('127.0.0.1'),
  /** Where clients reach the API; photo URLs start with it. */
  PUBLIC_URL: z.url().optional(),
  /** Addresses of proxies that may say who the client is, as Fastify's `trustProxy` takes them. */
  TRUST_PROXY: z
    .string()
    .default('loopback, linklocal, uniquelocal')
    .transform((list) => (list === 'none' ? false : list)),
  DATABASE_URL: z.url(),
  /** With one alone, whoever has a transaction and asks beside it would wait for itself. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(10),
  REDIS_URL: z.url(),
  /** Begins every key and channel: installations of different prefixes share a Redis. No braces: it stands in some. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/, 'Use letters, digits, _ and -')
    .default('vitrine'),
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
  /** First wait before a job is tried again; it doubles with each try. */
  JOB_RETRY_S: secondsSetting.default(1),
  /** How often a worker looks for what Redis has lost and for what is to be erased. */
  SWEEP_S: secondsSetting.default(10),
  /** What has waited for so long may have been lost by Redis: it is queued again. */
  LOST_JOB_S: secondsSetting.default(20),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

function isNetwork(text: string): boolean {
  try {
    parseNetwork(text);
    return true;
  } catch {
    return false;
  }
}

/** The platform's slice; each lib that reads more has a `Config` of its own, each process one of all that it is made of. */
export type Config = z.infer<typeof platformSettings>;

/** Injection token of the validated configuration of a process: everything that its libs read. */
export const CONFIG = Symbol('CONFIG');

/**
 * Reads a process's configuration from environment variables; an empty one counts as not set.
 * @param settings the platform's slice with those of the libs that the process is made of
 * @throws InvalidConfigurationError naming each variable that is missing or wrong, without its value.
 */
export function loadConfig<Own extends Config>(settings: z.ZodType<Own>, env: NodeJS.ProcessEnv): Own {
  const message = 'STORAGE_DRIVER=s3 needs a bucket';
  return readSettings(settings.refine(hasBucket, { path: ['S3_BUCKET'], message }), env);
}

function hasBucket({ STORAGE_DRIVER, S3_BUCKET }: Config): boolean {
  return STORAGE_DRIVER !== 's3' || S3_BUCKET !== undefined;
}

/**
 * Reads what `settings` describes from environment variables; an empty one counts as not set.
 * @throws InvalidConfigurationError naming each variable that is missing or wrong, without its value.
 */
export function readSettings<Settings extends z.ZodType>(
  settings: Settings,
  env: NodeJS.ProcessEnv,
): z.output<Settings> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = settings.safeParse(set);
  if (!result.success) {
    throw new InvalidConfigurationError(
      result.error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message })),
    );
  }
  return result.data;
}
