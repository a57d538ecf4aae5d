import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ModelFileRole, ModelManifest, ModelPrecision } from '#contracts';
import { ModelFolderError } from './inference.errors.js';

const TOWERS: readonly (ModelFileRole | undefined)[] = ['text', 'vision', 'both-towers'];

/** The precisions that a model's towers come in. */
export function precisionsOf(manifest: ModelManifest): ModelPrecision[] {
  const towers = manifest.files.filter(({ role }) => TOWERS.includes(role));
  return [...new Set([manifest.precision, ...towers.map((file) => file.precision ?? manifest.precision)])];
}

/**
 * Path of a tower's graph.
 * @throws ModelFolderError where both towers are in one file, or the tower is not there in this precision
 */
export function towerPath(
  {
    path,
    manifest,
    precision = manifest.precision,
  }: { path: string; manifest: ModelManifest; precision?: ModelPrecision },
  tower: 'text' | 'vision',
): string {
  if (manifest.layout === 'one-file') {
    throw new ModelFolderError(
      path,
      'both towers are in one file. Move the folder away: ' +
        `\`npm run models -- pull ${manifest.name} --from FOLDER\` takes it apart.`,
    );
  }
  const file = towersOf(manifest, precision).find(({ role }) => role === tower);
  if (file !== undefined) return join(path, file.path);
  const byName = `onnx/${tower}_model.onnx`;
  if (precision === manifest.precision && manifest.files.some((each) => each.path === byName)) {
    return join(path, byName);
  }
  throw new ModelFolderError(path, `its manifest names no ${tower} tower of ${precision}.`);
}

/**
 * Bound into the ids of int8. Before, sums of such products were cut off on processors without VNNI (session-worker.ts):
 * those vectors are not the ones of today.
 */
const INTEGER_PRODUCTS = 'exact integer products';

/** Another precision, or the same made anew in another way, answers with other vectors. */
export function idOf(manifest: ModelManifest, precision: ModelPrecision): string {
  const id = `${manifest.name}@${manifest.revision}`;
  if (precision === 'fp32') return id;
  const digest = createHash('sha256');
  if (precision === 'int8') digest.update(INTEGER_PRODUCTS);
  for (const { sha256 } of towersOf(manifest, precision)) digest.update(sha256);
  return `${id}-${precision}.${digest.digest('hex').slice(0, 8)}`;
}

function towersOf(manifest: ModelManifest, precision: ModelPrecision): ModelManifest['files'] {
  return manifest.files.filter(
    (file) => TOWERS.includes(file.role) && (file.precision ?? manifest.precision) === precision,
  );
}
