import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiSettings } from '../../apps/api/src/config.ts';
import { workerSettings as embeddingWorkerSettings } from '../../apps/embedding-worker/src/config.ts';
import { workerSettings as tryOnWorkerSettings } from '../../apps/try-on-worker/src/config.ts';

const compose = readFileSync('docker-compose.yml', 'utf8');
const example = readFileSync('.env.example', 'utf8');
const words = (list) => list.split(' ');
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const keys = ({ shape }) => Object.keys(shape);

/** What a container has of its own: the images' ports and folders, the services of the compose file. */
const OF_THE_IMAGE = words(
  'NODE_ENV HOST PORT INTERNAL_PORT INTERNAL_HOST WORKER_PORT TRYON_WORKER_PORT STORAGE_DIR MODELS_DIR',
);
/** A container sees the one GPU that it is given, as number 0; the demo has no container. */
const OF_NO_CONTAINER = words('INFERENCE_GPU DEMO_SHOP_DIR');
/** Of the compose file: the folder of the network, which is mounted. */
const MOUNTED = 'FASHN_VTON_DIR';

const offered = all(example, /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);
/** Slices of the renderers, which keep them to themselves; fashn-vton runs where a GPU is. */
const renderers = offered.filter((name) => /^(GEMINI|FASHN|IMAGES_EDITS)_/.test(name));
const hosted = renderers.filter((name) => !name.startsWith('FASHN_VTON_'));

const read = {
  api: keys(apiSettings),
  'embedding-worker': keys(embeddingWorkerSettings),
  'embedding-worker-cuda': keys(embeddingWorkerSettings),
  'try-on-worker': [...keys(tryOnWorkerSettings), ...hosted],
  'try-on-worker-cuda': [...keys(tryOnWorkerSettings), ...renderers.filter((name) => name !== MOUNTED)],
};

/** The variables of each `environment:` block, merges included. */
function environmentOf(block) {
  const own = all(block, /^ +([A-Z][A-Z0-9_]+): /gm);
  return [...own, ...all(block, /\*([\w-]*environment)/g).flatMap((name) => environmentOf(anchored(name)))];
}

function anchored(name) {
  return new RegExp(`&${name}\\n((?: +\\S.*\\n)+?)(?=\\S|\\n| {4}\\S)`).exec(compose)?.[1] ?? '';
}

function environmentOfService(name) {
  const service = new RegExp(`^ {2}${name}:\\n((?: {4}.*\\n)+)`, 'm').exec(compose)?.[1] ?? '';
  return environmentOf(/^ {4}environment:.*\n(?: {6}.*\n)*/m.exec(service)?.[0] ?? '');
}

describe('docker-compose.yml', () => {
  it.each(Object.entries(read))('gives %s every variable that it reads', (name, variables) => {
    const given = new Set(environmentOfService(name));
    const wanted = variables.filter((one) => ![...OF_THE_IMAGE, ...OF_NO_CONTAINER].includes(one));
    expect(wanted.filter((one) => !given.has(one))).toEqual([]);
  });

  it('asks for nothing that .env.example does not have', () => {
    // The name that it had once: for an .env of then.
    const asked = all(compose, /\$\{([A-Z0-9_]+)/g).filter((name) => name !== 'TRYON_RENDERER');
    expect(asked.filter((name) => !offered.includes(name))).toEqual([]);
  });
});

describe('.env.example', () => {
  it('says the same to a shell that reads it, as docs/operating.md has it done, as to compose', () => {
    // Every variable, those in comments too.
    const lines = example.split('\n').map((line) => line.replace(/^# (?=[A-Z][A-Z0-9_]+=)/, ''));
    const text = lines.filter((line) => /^[A-Z][A-Z0-9_]+=/.test(line)).join('\n');
    const shown = execFileSync('sh', ['-euc', 'set -a; eval "$1"; env -0', 'sh', text], { env: {} });
    const read = new Map(
      shown
        .toString()
        .split('\0')
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
    const written = new Map(all(text, /^(.*)$/gm).map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(written.size).toBeGreaterThan(90);
    for (const [name, value] of written) expect([name, read.get(name)]).toEqual([name, value]);
  });
});
