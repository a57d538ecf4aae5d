import { describe, expect, it } from 'vitest';
import { modelsLock } from '#contracts';
import { lockedModel } from './locked-model.js';

const REVISION = 'a'.repeat(40);
const FILE = { path: 'onnx/text_model.onnx', bytes: 3, sha256: 'b'.repeat(64) };
const entry = (licence: string, commercial_use: boolean) => ({
  licence,
  commercial_use,
  source: {
    hub: 'huggingface' as const,
    repo: 'maker/model',
    revision: 'main',
    revision_pinned_at_first_pull: true,
  },
});

describe('lockedModel', () => {
  it('says where a model came from and what its files were', () => {
    const file = { ...FILE, role: 'text' as const };
    const locked = lockedModel(entry('MIT', true), { origin: 'hub' }, REVISION, [file]);
    expect(locked).toEqual({
      repo: 'maker/model',
      revision: REVISION,
      origin: 'hub',
      files: { 'onnx/text_model.onnx': { bytes: 3, sha256: 'b'.repeat(64) } },
    });
    expect(modelsLock.parse({ schema_version: 1, models: { model: locked } }).models['model']).toEqual(
      locked,
    );
  });

  it('names the licence that was accepted, where it restricts commercial use', () => {
    const locked = lockedModel(entry('CC-BY-NC-4.0', false), { origin: 'folder' }, 'local-1', [FILE]);
    expect(locked).toMatchObject({
      origin: 'folder',
      revision: 'local-1',
      licence_accepted: 'CC-BY-NC-4.0',
    });
  });
});
