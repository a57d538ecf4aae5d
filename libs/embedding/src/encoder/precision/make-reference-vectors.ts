import { createHash, randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest, ReferencePrecision, ReferenceVectors } from '#contracts';
import { type Inference, openModelFolder, readModelManifest } from '#inference';
import { OnnxEncoder } from '../onnx-encoder.js';
import { photosAlone, promptsAlone } from './ask-alone.js';
import { comesIn, REFERENCE_FILE, towersIn } from './reference-file.js';
import { drawReferencePhotos, REFERENCE_PROMPTS } from './reference-inputs.js';

const PRECISIONS: readonly ReferencePrecision[] = ['fp32', 'int8'];
/** Far finer than what is told apart by them. */
const DIGITS = 6;

/**
 * Asks the fp32 and int8 towers of `<modelsDir>/<name>`, as far as it has them, for the reference vectors, and puts these
 * into the folder and its manifest: first the file, then the manifest that names it.
 * @throws ModelFolderError and as opening does
 */
export async function makeReferenceVectors(
  modelsDir: string,
  name: string,
  inference: Inference,
): Promise<void> {
  const path = join(modelsDir, name);
  const manifest = await readModelManifest(path);
  const photos = await drawReferencePhotos();
  const reference: ReferenceVectors = {
    schema_version: 1,
    made_with: {},
    prompts: REFERENCE_PROMPTS.map((prompt) => ({ prompt })),
    photos: photos.map((photo) => ({ png: photo.toString('base64') })),
  };
  for (const precision of PRECISIONS.filter((each) => comesIn(manifest, each))) {
    const folder = await openModelFolder(modelsDir, name, { precision });
    const encoder = await OnnxEncoder.open(folder, { inference, towers: ['text', 'vision'] });
    try {
      const ofPrompts = await promptsAlone(encoder, REFERENCE_PROMPTS);
      const ofPhotos = await photosAlone(encoder, photos);
      for (const [at, vector] of ofPrompts.entries()) reference.prompts[at]![precision] = rounded(vector);
      for (const [at, vector] of ofPhotos.entries()) reference.photos[at]![precision] = rounded(vector);
      reference.made_with[precision] = towersIn(manifest, precision);
    } finally {
      await encoder.close();
    }
  }
  const text = `${JSON.stringify(reference)}\n`;
  await replaceFile(join(path, REFERENCE_FILE), text);
  await replaceFile(
    join(path, 'manifest.json'),
    `${JSON.stringify(withReference(manifest, Buffer.from(text)), null, 2)}\n`,
  );
}

function withReference(manifest: ModelManifest, content: Buffer): ModelManifest {
  // Named by what was fetched: the lock knows the file that the towers came in.
  const tower = manifest.files.find(({ role }) => role === 'text');
  return {
    ...manifest,
    files: [
      ...manifest.files.filter(({ role }) => role !== 'reference-vectors'),
      {
        path: REFERENCE_FILE,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        role: 'reference-vectors',
        ...(tower && { derived_from: tower.derived_from ?? tower.sha256 }),
      },
    ],
  };
}

function rounded(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Number(value.toFixed(DIGITS)));
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { flush: true });
  await rename(draft, path);
}
