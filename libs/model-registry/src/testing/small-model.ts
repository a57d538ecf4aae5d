import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubSettings } from '../hub-settings.js';
import { COMMIT, type HubServer, sha256Of } from './hub-server.js';

/** Some 300 kB, no two parts of which are alike. */
export const WEIGHTS = Buffer.from(
  Uint32Array.from({ length: 75_000 }, (_, at) => at * 2_654_435_761).buffer,
);
export const CONFIG = Buffer.from('{"model_type":"clip"}');

/** A models folder whose catalogue has the model `small`, and a hub that has its files. */
export async function smallModel(hub: HubServer, changes: Record<string, unknown> = {}): Promise<string> {
  hub.put('onnx/config.json', CONFIG, false);
  hub.put('onnx/model.onnx', WEIGHTS, true);
  const modelsDir = await mkdtemp(join(tmpdir(), 'vitrine-registry-'));
  await mkdir(join(modelsDir, 'catalogue'));
  await writeEntry(modelsDir, changes);
  return modelsDir;
}

export async function writeEntry(modelsDir: string, changes: Record<string, unknown> = {}): Promise<void> {
  const entry = {
    schema_version: 1,
    name: 'small',
    kind: 'encoder',
    family: 'clip',
    licence: 'MIT',
    commercial_use: true,
    dimension: 4,
    input_size: [8, 8],
    context_length: 16,
    layout: 'two-file',
    precision: 'fp32',
    score: { calibration: 'logistic', scale: 40, bias: -10, calibrated: false },
    source: { hub: 'huggingface', repo: 'somebody/small', revision: COMMIT },
    files: [
      { role: 'config', path: 'onnx/config.json', to: 'config.json', bytes: null, sha256: null },
      { role: 'other', path: 'onnx/model.onnx', bytes: WEIGHTS.length, sha256: sha256Of(WEIGHTS) },
    ],
    ...changes,
  };
  await writeFile(join(modelsDir, 'catalogue', `${entry.name}.json`), JSON.stringify(entry));
}

/** Settings for a hub on this machine, with waits that a test can afford. */
export function testSettings(endpoint: URL, changes: Partial<HubSettings> = {}): HubSettings {
  return {
    endpoint,
    token: undefined,
    proxy: { http: undefined, https: undefined, none: [] },
    idleTimeoutMs: 20_000,
    retry: { tries: 4, triesInAll: 20, baseMs: 5, capMs: 20, longestRetryAfterMs: 2_000 },
    ...changes,
  };
}
