import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const lib = (name: string) => fileURLToPath(new URL(`./libs/${name}/src/index.ts`, import.meta.url));

const shared = {
  // SWC, since esbuild does not emit the decorator metadata that Nest's injection reads.
  plugins: [swc.vite({ module: { type: 'es6' } })],
  resolve: {
    alias: Object.fromEntries(
      ['contracts', 'platform', 'inference', 'tenant', 'catalog', 'embedding', 'try-on', 'testing'].map(
        (name) => [`#${name}`, lib(name)],
      ),
    ),
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{apps,libs}/**/*.spec.ts'],
          setupFiles: ['reflect-metadata'],
        },
      },
      {
        ...shared,
        test: {
          name: 'medium',
          sequence: { groupOrder: 1 },
          include: ['{apps,libs}/**/*.medium-spec.ts'],
          setupFiles: ['reflect-metadata'],
          globalSetup: ['test/setup/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/**/*.e2e-spec.ts'],
          setupFiles: ['reflect-metadata'],
          globalSetup: ['test/setup/global-setup.ts', 'test/setup/shared-installation.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Much of a spec is waiting; what measures a time is behind `npm run test:slow`.
          maxWorkers: 3,
          // The product is loaded once for all files of a worker.
          isolate: false,
        },
      },
    ],
  },
});
