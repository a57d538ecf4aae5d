import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { productRoot } from '../../../apps/standalone/src/root.js';

/** The SDK as one module of a page, as a shop's own bundler makes it. */
export async function builtSdk(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['vitrine-source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(productRoot(), 'libs/sdk/src/index.ts'), formats: ['es'] },
    },
  })) as Rollup.RollupOutput[];
  return built[0]?.output[0].code ?? '';
}
