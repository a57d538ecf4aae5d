import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file) => readFileSync(file, 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('docker-compose.yml');
const words = (list) => list.split(' ');
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** Variables of .env.example that a container is not given, each with the reason. */
const NOT_GIVEN = [
  // The containers' own: services of the compose file, folders and ports of the images.
  ...words('HOST PORT WORKER_PORT TRYON_WORKER_PORT STORAGE_DIR MODELS_DIR DEMO_SHOP_DIR NODE_ENV'),
  // No pooler stands before the Postgres of the compose file.
  'DATABASE_MIGRATION_URL',
  // A container sees the one GPU that it is given.
  'INFERENCE_GPU',
];

/** No image can be built where the specs run: what they name is compared with what there is. */
describe('the images', () => {
  it('are made of stages that there are', () => {
    const stages = all(dockerfile, /^FROM .+ AS (\S+)$/gm);
    const used = [...all(dockerfile, /^FROM (\S+) AS/gm), ...all(dockerfile, /--from=(\S+)/g)];
    const own = used.filter((name) => !/[:/]/.test(name));
    expect(own.filter((name) => !stages.includes(name))).toEqual([]);
    expect(all(compose, /target: (\S+)/g).filter((name) => !stages.includes(name))).toEqual([]);
    expect(stages).toEqual(expect.arrayContaining(['embedding-worker-cuda', 'try-on-worker-cuda']));
  });

  it('start programs that are built', () => {
    const programs = all(dockerfile, /^CMD \["node", "dist\/(\S+)\.js"\]$/gm);
    expect(programs.length).toBe(6);
    for (const program of programs) expect(existsSync(`${program}.ts`), program).toBe(true);
  });

  it('take the CUDA provider of the onnxruntime-node that is installed', () => {
    const script = /node (node_modules\/onnxruntime-node\/script\/\S+)/.exec(dockerfile)?.[1];
    expect(existsSync(script ?? '')).toBe(true);
    // The folder of its libraries is named after the version of Node's interface.
    for (const folder of all(dockerfile, /(node_modules\/onnxruntime-node\/bin\/napi-v\d+\/linux\/x64)\//g))
      expect(existsSync(folder), folder).toBe(true);
    const metadata = read('node_modules/onnxruntime-node/script/install-metadata.js');
    const major = /ARG CUDA_VERSION=(\d+)/.exec(dockerfile)?.[1];
    expect(dockerfile).toContain(`ONNXRUNTIME_NODE_INSTALL=cuda${major}`);
    expect(metadata).toContain(`'linux/x64:cuda${major}'`);
    expect(metadata).toContain('libonnxruntime_providers_cuda.so');
  });

  it('are given every variable that an operator may set', () => {
    const variables = all(read('.env.example'), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);
    const given = new Set([
      ...all(compose, /^ +([A-Z][A-Z0-9_]+): /gm),
      ...all(compose, /\$\{([A-Z0-9_]+)/g),
    ]);
    const missing = variables.filter((name) => !given.has(name));
    expect(missing.filter((name) => !NOT_GIVEN.includes(name))).toEqual([]);
    expect(NOT_GIVEN.filter((name) => !missing.includes(name))).toEqual([]);
  });
});
