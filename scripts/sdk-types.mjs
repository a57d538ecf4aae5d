import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCommand, root, startedDirectly, StepFailedError } from './lib/run.mjs';

const target = join(root, 'libs/sdk/src/openapi.generated.ts');

/** The types of every operation, as openapi-typescript reads them in openapi.json. Bytes are Blobs. */
async function generated() {
  // Here, since it loads the whole TypeScript compiler.
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { default: ts } = await import('typescript');
  const blob = ts.factory.createTypeReferenceNode('Blob');
  const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
  const tree = await openapiTS(document, {
    // A field with a default need not be sent.
    defaultNonNullable: false,
    transform: (schema) => (schema.format === 'binary' ? blob : undefined),
  });
  const head = '/** Made from openapi.json by `npm run sdk:types`. */\n\n';
  return head + astToString(tree);
}

/** `--check` writes nothing and fails where the committed file is another one. */
async function main() {
  const text = await generated();
  if (!process.argv.includes('--check')) return writeFileSync(target, text);
  if (readFileSync(target, 'utf8') !== text)
    throw new StepFailedError(
      'libs/sdk/src/openapi.generated.ts',
      'is not what openapi.json says; run `npm run sdk:types`',
      '',
    );
}

if (startedDirectly(import.meta.url)) await asCommand(main);
