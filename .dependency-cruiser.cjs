/** Who may import whom (docs/architecture.md). A lib is entered through its index or its entries; no cycles. */
const mayImport = {
  contracts: [],
  sdk: [],
  platform: ['contracts'],
  images: [],
  inference: ['platform', 'contracts'],
  'person-parse': ['images', 'inference', 'platform', 'contracts'],
  'model-registry': ['inference', 'platform', 'contracts'],
  tenant: ['platform', 'contracts'],
  catalog: ['tenant', 'platform', 'contracts'],
  embedding: ['catalog', 'tenant', 'person-parse', 'images', 'inference', 'platform', 'contracts'],
  'try-on': ['catalog', 'tenant', 'person-parse', 'images', 'inference', 'platform', 'contracts'],
  worker: ['platform', 'contracts'],
  testing: [
    'contracts',
    'sdk',
    'platform',
    'images',
    'inference',
    'person-parse',
    'tenant',
    'catalog',
    'embedding',
    'try-on',
  ],
};

/** And in the pipeline of try-ons, folder by folder: each may import what stands before it. */
const PIPELINE = [
  ['images', 'geometry'],
  ['models', 'mesh'],
  ['person'],
  ['garment'],
  ['fit'],
  ['uncover'],
  ['compose', 'quality'],
  ['draft'],
  ['measurement'],
];

const libs = Object.keys(mayImport);
const entries = '^libs/[^/]+/src/(index|entries/[^/]+)\\.ts$';
const isSpec = '\\.(spec|medium-spec|slow-spec)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...libs.map((lib) => {
      // Who may import `testing` is said once, below.
      const others = libs.filter((other) => other !== lib && other !== 'testing');
      const forbidden = others.filter((other) => !mayImport[lib].includes(other));
      return {
        name: `${lib}-imports-only-what-it-may`,
        severity: 'error',
        from: { path: `^libs/${lib}/`, pathNot: isSpec },
        to: { path: [...forbidden.map((other) => `^libs/${other}/`), '^apps/'] },
      };
    }),
    ...PIPELINE.slice(0, -1).map((folders, at) => ({
      name: `pipeline-${folders.join('-and-')}-imports-only-what-stands-before-it`,
      severity: 'error',
      from: { path: `^libs/try-on/src/pipeline/(${folders.join('|')})/`, pathNot: [isSpec, '/testing/'] },
      to: {
        path: `^libs/try-on/src/pipeline/(${PIPELINE.slice(at + 1)
          .flat()
          .join('|')})/`,
      },
    })),
    {
      name: 'measuring-is-for-programs-that-measure',
      comment: 'No process that serves loads it.',
      severity: 'error',
      from: {
        pathNot: ['^libs/try-on/src/(pipeline/measurement|entries/measurement)', '^apps/try-on/', isSpec],
      },
      to: { path: '^libs/try-on/src/(pipeline/measurement|entries/measurement)' },
    },
    {
      name: 'a-lib-is-entered-through-an-entry',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', entries] },
    },
    {
      name: 'apps-enter-a-lib-through-an-entry',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: entries },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [isSpec, '/testing/'] },
      to: { path: ['^libs/testing/', '^libs/.+/testing/'] },
    },
    {
      name: 'apps-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'models-are-pulled-by-their-own-command',
      comment: 'What fetches models and takes graphs apart is in no process that serves.',
      severity: 'error',
      from: { pathNot: '^(apps/models|libs/model-registry)/' },
      to: { path: '^libs/model-registry/' },
    },
    {
      name: 'pages-run-in-browsers',
      severity: 'error',
      from: { path: '^apps/(storefront|dashboard)/' },
      to: { path: '^libs/', pathNot: '^libs/sdk/' },
    },
    {
      name: 'libs-have-no-http',
      severity: 'error',
      from: { path: '^libs/(?!testing|worker)', pathNot: isSpec },
      to: { path: '^node_modules/(fastify|@nestjs/platform-fastify|@nestjs/swagger|@nestjs/passport)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist', 'prisma/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['vitrine-source', 'import', 'node', 'default', 'types'],
    },
  },
};
