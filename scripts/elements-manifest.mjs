import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { root } from './lib/run.mjs';

const SOURCE = 'apps/storefront/src';
/** Reactive, and of the element alone: no attribute for a page. */
const isOwn = ({ privacy }) => privacy === 'private' || privacy === 'protected';

/** Leaves in a class what a page may use: its public fields and methods, and attributes of such fields. */
function publicPart(declaration) {
  if (!declaration.customElement) return declaration;
  const own = new Set((declaration.members ?? []).filter(isOwn).map(({ name }) => name));
  return {
    ...declaration,
    members: declaration.members?.filter(({ name }) => !own.has(name)),
    attributes: declaration.attributes?.filter(({ fieldName }) => !own.has(fieldName)),
    events: declaration.events?.filter(({ name }) => name !== undefined),
  };
}

/**
 * Describes the elements as editors and documentation read them (Custom Elements Manifest).
 * @param file where the manifest is written
 */
export function writeElementsManifest(file) {
  const files = readdirSync(join(root, SOURCE), { recursive: true }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'),
  );
  const manifest = create({
    modules: files
      .toSorted((one, other) => one.localeCompare(other))
      .map((path) => {
        const text = readFileSync(join(root, SOURCE, path), 'utf8');
        return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
      }),
    plugins: litPlugin(),
    context: { dev: false },
  });
  const modules = manifest.modules
    .map((module) => ({ ...module, declarations: module.declarations?.map(publicPart) }))
    .filter(({ declarations = [], exports = [] }) =>
      [...declarations, ...exports].some(
        ({ customElement, kind }) => customElement || kind === 'custom-element-definition',
      ),
    );
  writeFileSync(file, `${JSON.stringify({ ...manifest, modules }, null, 2)}\n`);
}
