import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { EncoderCheck, ModelManifest, ModelPrecision } from '#contracts';
import { LocalInference } from '#inference';
import { alteredModel, type Alterations, asJson, RANDOM_MODELS } from '../testing/altered-model.js';
import { withWeightsCutOff } from '../testing/cut-off-weights.js';
import { LEAST_COSINE } from './check-precision.js';
import { openConfigured } from './open-checked-encoder.js';
import { REFERENCE_FILE } from './reference-file.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NAME = 'clip-random';
const TOWERS = ['text', 'vision'] as const;
const FP32 = /^clip-random@[0-9a-f]+$/;
const INT8 = /^clip-random@[0-9a-f]+-int8\.[0-9a-f]{8}$/;
const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
afterAll(async () => inference.close());

type File = ModelManifest['files'][number];

/** A model as a pull in int8 lays it out: int8 comes first, fp32 lies beside it. */
const pulledInInt8 =
  (keep: (file: File) => boolean = () => true) =>
  ({ files }: ModelManifest): Partial<ModelManifest> => ({
    precision: 'int8',
    files: files
      .map((file) => (isTower(file) ? { ...file, precision: file.precision ?? 'fp32' } : file))
      .filter(keep),
  });
const isTower = ({ role }: File) => role === 'text' || role === 'vision';
const isExact = ({ precision }: File) => precision === 'fp32';
const isReference = ({ role }: File) => role === 'reference-vectors';
const path = (tower: string) => `onnx/${tower}_model_int8.onnx`;
/** Towers as a processor would run them that cuts sums off: the reference vectors are of these very files. */
const cutOff = (...towers: readonly ('text' | 'vision')[]): Alterations['files'] => {
  const graphs = Object.fromEntries(
    towers.map((tower) => [tower, withWeightsCutOff(readFileSync(join(RANDOM_MODELS, NAME, path(tower))))]),
  );
  const sums = Object.entries(graphs).map(([tower, graph]) => [
    tower,
    createHash('sha256').update(graph).digest('hex'),
  ]);
  return {
    ...Object.fromEntries(Object.entries(graphs).map(([tower, graph]) => [path(tower), () => graph])),
    [REFERENCE_FILE]: asJson(({ made_with, ...rest }) => {
      const { fp32, int8 } = made_with as { fp32: object; int8: object };
      return { ...rest, made_with: { fp32, int8: { ...int8, ...Object.fromEntries(sums) } } };
    }),
  };
};

type Answer = { fp32?: number[]; int8?: number[] };
/** Reference vectors as a pull of int8 alone makes them. */
const withoutFp32: Alterations['files'] = {
  [REFERENCE_FILE]: asJson((value) => ({
    ...value,
    made_with: { int8: (value.made_with as { int8: object }).int8 },
    prompts: (value.prompts as Answer[]).map((each) => ({ ...each, fp32: undefined })),
    photos: (value.photos as Answer[]).map((each) => ({ ...each, fp32: undefined })),
  })),
};
/** Radians: as far as sums that are cut off turn the vectors of a ViT-B/32. */
const TURNED_BY = 0.045;
const turned: Alterations['files'] = {
  [REFERENCE_FILE]: asJson((value) => ({
    ...value,
    prompts: (value.prompts as Answer[]).map((each) => ({ ...each, int8: turn(each.int8 ?? []) })),
  })),
};
/** Each pair of numbers turned by the same angle: so is the whole. */
function turn(vector: readonly number[]): number[] {
  return vector.map((value, at) => {
    const [partner = 0, sign] = at % 2 === 0 ? [vector[at + 1], -1] : [vector[at - 1], 1];
    return value * Math.cos(TURNED_BY) + sign * partner * Math.sin(TURNED_BY);
  });
}

describe('a model that is loaded in int8', () => {
  let models: string | undefined;
  const checks: EncoderCheck[] = [];
  afterEach(async () => {
    if (models !== undefined) await rm(models, { recursive: true });
    models = undefined;
    checks.length = 0;
  });

  async function open(
    requested: 'auto' | ModelPrecision,
    alterations: Alterations,
    towers: readonly ('text' | 'vision')[] = TOWERS,
  ) {
    models = await alteredModel(NAME, alterations);
    const opened = await openConfigured(
      { modelsDir: models, name: NAME, requested },
      { inference, towers },
      (check) => checks.push(check),
    );
    await opened.encoder.close();
    return { id: opened.encoder.model.id, status: opened.status };
  }

  it.each(['int8', 'auto'] as const)('is used where it answers as its fp32 self (%s)', async (requested) => {
    const { id, status } = await open(requested, { manifest: pulledInInt8() });
    expect(id).toMatch(INT8);
    expect(status).toMatchObject({ model: id, requested, precision: 'int8', check: { outcome: 'passed' } });
    expect(status.fallback).toBeUndefined();
    const { fp32, int8 } = status.check ?? { fp32: {}, int8: {} };
    expect(Math.min(fp32.text ?? 0, fp32.vision ?? 0)).toBeGreaterThan(0.998);
    expect(Math.min(int8.text ?? 0, int8.vision ?? 0)).toBeGreaterThan(0.9999);
    expect(checks).toEqual([status.check]);
  });

  it.each(TOWERS)('gives way to fp32, under the id of fp32, where its %s tower is wrong', async (tower) => {
    const { id, status } = await open('auto', { files: cutOff(tower), manifest: pulledInInt8() });
    expect(id).toMatch(FP32);
    expect(status).toMatchObject({ model: id, precision: 'fp32', check: { outcome: 'failed' } });
    expect(status.check?.model).toMatch(INT8);
    expect(status.check?.fp32[tower]).toBeLessThan(LEAST_COSINE.fp32);
    expect(status.fallback).toMatch(new RegExp(`-int8\\..* with fp32 \\(${tower}; at least 0\\.97\\)`));
    expect(checks).toEqual([status.check]);
  });

  it('is refused where it is wrong and int8 is asked for, with what can be done', async () => {
    const opening = open('int8', { files: cutOff(...TOWERS), manifest: pulledInInt8() });
    await expect(opening).rejects.toMatchObject({ code: 'ENCODER_PRECISION_WRONG' });
    await expect(opening).rejects.toThrow(
      /cosine -?0\.\d+ with fp32 \(text.*with fp32 \(vision.*EMBEDDING_PRECISION=fp32.*models\/recipes\/int8/,
    );
    expect(checks).toMatchObject([{ outcome: 'failed' }]);
  });

  it('is refused where it is wrong and there is no fp32 to take its place', async () => {
    const manifest = pulledInInt8((file) => !isExact(file));
    await expect(open('auto', { files: cutOff('vision'), manifest })).rejects.toThrow(
      /`npm run models -- pull clip-random --precision int8` fetches it/,
    );
  });

  it('is asked of its own towers alone', async () => {
    const { status } = await open('int8', { files: cutOff('vision'), manifest: pulledInInt8() }, ['text']);
    expect(status.check).toMatchObject({ outcome: 'passed' });
    expect(Object.keys(status.check?.fp32 ?? {})).toEqual(['text']);
  });

  it('is not used unchecked', async () => {
    const manifest = pulledInInt8((file) => !isReference(file));
    const { id, status } = await open('auto', { manifest });
    expect(id).toMatch(FP32);
    expect(status).toMatchObject({ check: { outcome: 'no-reference' }, fallback: expect.any(String) });
    await rm(models ?? '', { recursive: true });
    await expect(open('int8', { manifest })).rejects.toThrow(
      /`npm run models -- reference clip-random` makes them/,
    );
  });

  it.each(['fp32', 'int8'] as const)(
    'has no reference in vectors of other %s towers than it has',
    async (precision) => {
      const others = { text: '0'.repeat(64), vision: '0'.repeat(64) };
      const files = {
        [REFERENCE_FILE]: asJson((value) => ({
          ...value,
          made_with: { ...(value.made_with as object), [precision]: others },
        })),
      };
      const { status } = await open('auto', { files, manifest: pulledInInt8() });
      expect(status).toMatchObject({ precision: 'fp32', check: { outcome: 'no-reference' } });
    },
  );

  it('is compared with the int8 vectors of other machines where fp32 was never there', async () => {
    const manifest = pulledInInt8((file) => !isExact(file));
    const { status } = await open('auto', { files: withoutFp32, manifest });
    expect(status).toMatchObject({ precision: 'int8', check: { outcome: 'passed', fp32: {} } });
    await rm(models ?? '', { recursive: true });
    await expect(open('auto', { files: turned, manifest })).rejects.toMatchObject({
      check: { outcome: 'failed', int8: { text: expect.closeTo(Math.cos(TURNED_BY), 4) } },
    });
  });

  it.each(['fp32', 'fp16'] as const)('is not what %s is compared for', async (requested) => {
    const { status } = await open(requested, { manifest: pulledInInt8() });
    expect(status).toEqual({ model: expect.any(String), requested, precision: requested });
    expect(checks).toEqual([]);
  });
});
