import { build } from 'vite';

/**
 * One bundle of ES modules for browsers. Files keep their names: a page names them in its own HTML.
 * @param root folder of the sources @param entry name and path of each module @param inOne whether nothing is shared
 */
export function bundleForBrowsers(root, entry, outDir, { inOne } = {}) {
  return build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions: ['vitrine-source', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      reportCompressedSize: false,
      modulePreload: false,
      minify: true,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared-[hash].js',
          ...(inOne && { codeSplitting: false }),
        },
      },
    },
  });
}
