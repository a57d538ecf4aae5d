import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from '#contracts';

/** The published encoders with random weights (models/recipes/parity). */
export const RANDOM_MODELS = fileURLToPath(
  new URL('../../../../../test/fixtures/encoders/models', import.meta.url),
);

export type Alterations = {
  /** New content of files, made of what they hold; a file that is not there is made of nothing. */
  files?: Record<string, (content: Buffer) => Buffer | Promise<Buffer>>;
  manifest?: Partial<ModelManifest> | ((original: ModelManifest) => Partial<ModelManifest>);
};

/**
 * A copy of a model with files changed and its manifest made right for them, as another exporter would have made it:
 * `<answer>/<name>`.
 */
export async function alteredModel(
  name: string,
  { files = {}, manifest = {} }: Alterations,
): Promise<string> {
  const models = await mkdtemp(join(tmpdir(), 'vitrine-altered-'));
  const folder = join(models, name);
  await cp(join(RANDOM_MODELS, name), folder, { recursive: true });
  const manifestPath = join(folder, 'manifest.json');
  const original = JSON.parse(await readFile(manifestPath, 'utf8')) as ModelManifest;
  for (const [path, change] of Object.entries(files)) {
    const content = await change(await readFile(join(folder, path)).catch(() => Buffer.alloc(0)));
    await writeFile(join(folder, path), content);
    const described = original.files.find((file) => file.path === path);
    if (described !== undefined) {
      described.bytes = content.length;
      described.sha256 = createHash('sha256').update(content).digest('hex');
    }
  }
  const changes = typeof manifest === 'function' ? manifest(original) : manifest;
  await writeFile(manifestPath, JSON.stringify({ ...original, ...changes }));
  return models;
}

/** Changes a JSON file by its value. */
export function asJson(
  change: (value: Record<string, unknown>) => Record<string, unknown>,
): (content: Buffer) => Buffer {
  return (content) =>
    Buffer.from(JSON.stringify(change(JSON.parse(content.toString()) as Record<string, unknown>)));
}
