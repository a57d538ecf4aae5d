/**
 * What each process may load, through any number of files (docs/architecture.md). Types are not loaded, so imports of
 * types alone do not count, and neither does what is loaded when it is needed (`import()`).
 */
const tryOnWork =
  '^libs/try-on/src/(pipeline/(?!try-on-pipeline\\.ts)|pipeline-thread|renderers/.+/.+-renderer\\.ts|figure|drawn-garments)';

/** Shops, tokens and usage are administered where requests are taken. */
const administration = '^libs/tenant/src/(shops|tokens|api-keys|admin-|audit-|usage/|tenant\\.module)';

/** Amazon's client is loaded where it is configured, of Transformers.js the tokenizer alone (docs/decisions/0049). */
const heavy = 'node_modules/(@aws-sdk|@huggingface/transformers)/';

const mayNotLoad = {
  api: [
    '^libs/model-registry/',
    tryOnWork,
    '^libs/catalog/src/imports/import-(runner|files)',
    'node_modules/(yauzl|csv-parse|@prisma/schema-engine-wasm)/',
    heavy,
  ],
  'embedding-worker': [
    '^libs/model-registry/',
    '^libs/try-on/',
    administration,
    '^libs/embedding/src/recommendation/.+\\.service\\.ts$',
    'node_modules/@prisma/schema-engine-wasm/',
    heavy,
  ],
  'try-on-worker': [
    '^libs/model-registry/',
    '^libs/embedding/',
    '^libs/catalog/',
    administration,
    'node_modules/(chromadb|yauzl|csv-parse|@prisma/schema-engine-wasm)/',
    heavy,
  ],
};

module.exports = {
  forbidden: Object.entries(mayNotLoad).map(([app, path]) => ({
    name: `${app}-does-not-load`,
    severity: 'error',
    from: { path: `^apps/${app}/src/main\\.ts$` },
    to: { path, reachable: true },
  })),
  options: {
    ...require('./.dependency-cruiser.cjs').options,
    tsPreCompilationDeps: false,
    exclude: { path: ['^dist', 'prisma/generated'], dynamic: true },
  },
};
