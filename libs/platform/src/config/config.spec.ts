import { describe, expect, it } from 'vitest';
import { loadConfig as load, platformSettings } from './config.js';
import { InvalidConfigurationError } from './invalid-configuration.error.js';

const enough = {
  DATABASE_URL: 'postgres://vitrine@localhost/vitrine',
  REDIS_URL: 'redis://localhost',
  SIGNING_SECRET: 's'.repeat(32),
};

const loadConfig = (env: NodeJS.ProcessEnv) => load(platformSettings, env);

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfigurationError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('fills in what need not be set, and reads numbers and switches', () => {
    expect(loadConfig({ ...enough, PORT: '8080', S3_FORCE_PATH_STYLE: 'false' })).toMatchObject({
      PORT: 8080,
      S3_FORCE_PATH_STYLE: false,
      STORAGE_DRIVER: 'local',
      SWEEP_S: 10,
    });
  });

  it('names everything that is missing at once', () => {
    expect(problemsOf({})).toEqual(Object.keys(enough));
  });

  it('says what is wrong in plain sentences', () => {
    expect(() => loadConfig({ ...enough, DATABASE_URL: '', PORT: 'http' })).toThrow(
      / PORT: It should be a number\n {2}DATABASE_URL: It is missing, and should be text\n/,
    );
  });

  it('takes an empty variable as not set', () => {
    expect(problemsOf({ ...enough, REDIS_URL: '' })).toEqual(['REDIS_URL']);
    expect(loadConfig({ ...enough, PORT: '' }).PORT).toBe(3000);
  });

  it('asks for a bucket where photos go to S3', () => {
    expect(problemsOf({ ...enough, STORAGE_DRIVER: 's3' })).toEqual(['S3_BUCKET']);
  });

  it('refuses a prefix of Redis keys with braces, and a wait of no time', () => {
    expect(problemsOf({ ...enough, REDIS_PREFIX: '{a}', SWEEP_S: '0' })).toEqual(['REDIS_PREFIX', 'SWEEP_S']);
    expect(loadConfig({ ...enough, REDIS_PREFIX: 'shop-2', SWEEP_S: '0.5' })).toMatchObject({
      REDIS_PREFIX: 'shop-2',
      SWEEP_S: 0.5,
    });
  });

  it('refuses a single connection to Postgres, in which a transaction that asks beside itself never ends', () => {
    expect(problemsOf({ ...enough, DATABASE_POOL_SIZE: '1' })).toEqual(['DATABASE_POOL_SIZE']);
    expect(loadConfig({ ...enough, DATABASE_POOL_SIZE: '2' }).DATABASE_POOL_SIZE).toBe(2);
  });

  it('takes several signing secrets, none of them short', () => {
    const [next, last] = ['n'.repeat(32), 'l'.repeat(40)];
    expect(loadConfig({ ...enough, SIGNING_SECRET: `${next}, ${last}` }).SIGNING_SECRET).toEqual([
      next,
      last,
    ]);
    expect(loadConfig(enough).SIGNING_SECRET).toEqual([enough.SIGNING_SECRET]);
    expect(problemsOf({ ...enough, SIGNING_SECRET: `${next},short` })).toEqual(['SIGNING_SECRET.1']);
    expect(problemsOf({ ...enough, SIGNING_SECRET: `${next},` })).toEqual(['SIGNING_SECRET.1']);
  });

  it('reads ranges of addresses, and refuses what is none', () => {
    const { FETCH_ALLOW_ADDRESSES } = loadConfig({ ...enough, FETCH_ALLOW_ADDRESSES: '10.0.0.0/8, ::1' });
    expect(FETCH_ALLOW_ADDRESSES).toEqual(['10.0.0.0/8', '::1']);
    expect(loadConfig(enough).FETCH_ALLOW_ADDRESSES).toEqual([]);
    expect(problemsOf({ ...enough, FETCH_ALLOW_ADDRESSES: 'intranet' })).toEqual(['FETCH_ALLOW_ADDRESSES']);
  });

  it('never repeats a secret that it refuses', () => {
    const refused = () => loadConfig({ ...enough, SIGNING_SECRET: 'too-short-secret' });
    expect(refused).toThrow(/SIGNING_SECRET.*32/s);
    expect(refused).not.toThrow(/too-short-secret/);
  });
});
