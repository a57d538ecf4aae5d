import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

/** The libs and the entries of threads by their sources: package.json, `imports`. */
const condition = 'vitrine-source';
const shared = {
  // SWC, since esbuild does not emit the decorator metadata that Nest's injection reads.
  plugins: [swc.vite({ module: { type: 'es6' } })],
  ssr: { resolve: { conditions: [condition, 'node'] } },
};

/** For what node itself loads: the worker threads and processes that a spec starts. */
const fromSource = [
  `--conditions=${condition}`,
  `--import=${new URL('scripts/lib/run-from-source.mjs', import.meta.url).href}`,
];

/** What the specs import is loaded once for all files of a worker, and not once for each. */
const together = { isolate: false };
/** Specs that put another module in a module's place: each in a process of its own. */
const alone = ['libs/inference/src/inference-pool.spec.ts'];
/** What prints times that somebody waits for: nothing else runs beside it. */
const timed = ['test/page/speed.slow-e2e-spec.ts'];

/** Specs and servers of theirs that load onnxruntime by themselves. */
const env = { ORT_DISABLE_TELEMETRY: '1' };

const unit = { env, execArgv: fromSource, setupFiles: ['reflect-metadata'], maxWorkers: 2 };
const withServices = {
  env,
  execArgv: fromSource,
  setupFiles: ['reflect-metadata'],
  globalSetup: ['test/setup/global-setup.ts'],
};
// Medium specs wait for servers much of the time.
const medium = { ...withServices, ...together, testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 3 };
const e2e = {
  ...withServices,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  maxWorkers: 1,
  expect: { poll: { timeout: 30_000 } },
};

/** Slow specs of all kinds: each has processes of its own, and waits for them as often as it keeps a core busy. */
const SLOW_AT_ONCE = 2;

/** The kinds of specs by file name. The slow ones are run by `npm run test:slow` alone (scripts/lib/tiers.mjs). */
export default defineConfig({
  test: {
    // What SWC made of a source is kept by the source's hash: one spec alone starts in half the time.
    experimental: { fsModuleCache: true },
    projects: [
      {
        ...shared,
        test: {
          ...unit,
          ...together,
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{apps,libs}/**/*.spec.ts', 'scripts/**/*.spec.mjs'],
          exclude: alone,
        },
      },
      {
        ...shared,
        test: { ...unit, name: 'unit-alone', sequence: { groupOrder: 0 }, include: alone },
      },
      {
        ...shared,
        test: {
          ...medium,
          name: 'medium',
          sequence: { groupOrder: 1 },
          include: ['{apps,libs}/**/*.medium-spec.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...e2e,
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/**/*.e2e-spec.ts'],
          globalSetup: [...withServices.globalSetup, 'test/setup/shared-installation.ts'],
          ...together,
          // Much of a spec is waiting; what measures a time is behind `npm run test:slow`.
          maxWorkers: 3,
        },
      },
      {
        ...shared,
        test: {
          ...medium,
          name: 'slow',
          sequence: { groupOrder: 3 },
          include: ['{apps,libs}/**/*.slow-spec.ts'],
          maxWorkers: SLOW_AT_ONCE,
        },
      },
      {
        ...shared,
        test: {
          ...e2e,
          ...together,
          name: 'slow-e2e',
          sequence: { groupOrder: 3 },
          include: ['test/**/*.slow-e2e-spec.ts'],
          exclude: timed,
          globalSetup: [
            ...withServices.globalSetup,
            'test/setup/chromium-setup.ts',
            'test/setup/lent-installations.ts',
          ],
          maxWorkers: SLOW_AT_ONCE,
        },
      },
      {
        ...shared,
        test: { ...e2e, name: 'slow-e2e-timed', sequence: { groupOrder: 4 }, include: timed },
      },
    ],
  },
});
