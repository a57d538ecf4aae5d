import { z } from 'zod';
import { parseNetwork } from '../safe-fetch/address-policy.js';
import { InvalidConfigurationError } from './invalid-configuration.error.js';

const port = z.coerce.number().int().min(0).max(65_535);

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
    WORKER_PORT: port.default(3001),
    /** Where clients reach the API; photo URLs start with it. */
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.url(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
    REDIS_URL: z.url(),
    CHROMA_URL: z.url(),
    /** Opens the admin routes. */
    ADMIN_KEY: z.string().min(24, 'Use at least 24 random characters'),
    /** Signs photo URLs and seals stored answers. */
    SIGNING_SECRET: z.string().min(32, 'Use at least 32 random characters'),
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
    MODELS_DIR: z.string().default('models'),
    EMBEDDING_MODEL: z.string().default('vitrine-mini'),
    /** Threads of one ONNX session. */
    INFERENCE_THREADS: z.coerce.number().int().min(1).max(64).default(1),
    /** Worker threads that hold a session each. */
    INFERENCE_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
    EMBEDDING_CONCURRENCY: z.coerce.number().int().min(1).max(512).default(32),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine((env) => env.STORAGE_DRIVER !== 's3' || env.S3_BUCKET !== undefined, {
    path: ['S3_BUCKET'],
    message: 'STORAGE_DRIVER=s3 needs a bucket',
  });

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

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @throws InvalidConfigurationError naming each variable that is missing or wrong, without its value.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    throw new InvalidConfigurationError(
      result.error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message })),
    );
  }
  return result.data;
}
