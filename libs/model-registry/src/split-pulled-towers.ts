import { join } from 'node:path';
import type { ModelManifest } from '#contracts';
import { splitTowers } from './onnx-graph/split-towers.js';
import type { PulledFile } from './pull-file.js';

const TOWERS = [
  { role: 'text', output: 'text_embeds', inputs: ['input_ids', 'attention_mask', 'position_ids'] },
  { role: 'vision', output: 'image_embeds', inputs: ['pixel_values'] },
] as const;

/**
 * Gives each tower of a one-file model a file of its own, so that a process loads the one that it needs. Other models
 * are left as they are. @returns what the model folder is made of
 * @throws OnnxFileError
 */
export async function splitPulledTowers(
  folder: string,
  files: readonly PulledFile[],
  onSplit: (file: string) => void,
): Promise<ModelManifest['files']> {
  const result: ModelManifest['files'] = [];
  for (const file of files) {
    if (file.role !== 'both-towers') {
      result.push(file);
      continue;
    }
    onSplit(file.path);
    const suffix = file.precision === undefined ? '' : `_${file.precision}`;
    const paths = TOWERS.map(({ role }) => `onnx/${role}_model${suffix}.onnx`);
    const written = await splitTowers(
      join(folder, file.path),
      TOWERS.map(({ output, inputs }, at) => ({ output, inputs, path: join(folder, paths[at] ?? '') })),
    );
    for (const [at, { role }] of TOWERS.entries()) {
      const { bytes = 0, sha256 = '' } = written[at] ?? {};
      const precision = file.precision === undefined ? {} : { precision: file.precision };
      result.push({ path: paths[at] ?? '', bytes, sha256, role, ...precision, derived_from: file.sha256 });
    }
  }
  return result;
}
