import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.js';
import { InvalidConfigurationError } from './invalid-configuration.error.js';

const enough = {
  DATABASE_URL: 'postgres://vitrine@localhost/vitrine',
  REDIS_URL: 'redis://localhost',
  CHROMA_URL: 'http://localhost:8000',
  ADMIN_KEY: 'a'.repeat(24),
  SIGNING_SECRET: 's'.repeat(32),
};

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
      EMBEDDING_MODEL: 'vitrine-small',
    });
  });

  it('names everything that is missing at once', () => {
    expect(problemsOf({})).toEqual(Object.keys(enough));
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

  it('lets a process start without the secrets of others', () => {
    const { ADMIN_KEY: _key, ...worker } = enough;
    const first = loadConfig(worker, ['ADMIN_KEY']).ADMIN_KEY;
    expect(first.length).toBeGreaterThan(24);
    expect(loadConfig(worker, ['ADMIN_KEY']).ADMIN_KEY).not.toBe(first);
    expect(loadConfig(enough, ['ADMIN_KEY']).ADMIN_KEY).toBe(enough.ADMIN_KEY);
  });

  it('reads renderers in their order, and refuses the old name of their variable', () => {
    expect(loadConfig({ ...enough, TRYON_RENDERERS: 'b, a' }).TRYON_RENDERERS).toEqual(['b', 'a']);
    expect(problemsOf({ ...enough, TRYON_RENDERERS: 'a,a' })).toEqual(['TRYON_RENDERERS']);
    expect(problemsOf({ ...enough, TRYON_RENDERER: 'gemini' })).toEqual(['TRYON_RENDERER']);
  });

  it('reads prices by renderer', () => {
    expect(loadConfig({ ...enough, TRYON_PRICES: 'gemini=0.039, fashn=1' }).TRYON_PRICES).toEqual({
      gemini: 0.039,
      fashn: 1,
    });
    for (const wrong of ['gemini', 'gemini=-1', 'gemini=0.1;fashn=1']) {
      expect(problemsOf({ ...enough, TRYON_PRICES: wrong })).toEqual(['TRYON_PRICES']);
    }
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
    const refused = () => loadConfig({ ...enough, ADMIN_KEY: 'too-short-secret', SIGNING_SECRET: 'short' });
    expect(refused).toThrow(/ADMIN_KEY.*24/s);
    expect(refused).not.toThrow(/too-short-secret/);
  });
});
