import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Test, type TestingModule } from '@nestjs/testing';
import { PinoLogger } from 'nestjs-pino';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ModelFolderError } from '#inference';
import { CONFIG, HealthService } from '#platform';
import { testConfig } from '#testing';
import { EncoderModule } from './encoder.module.js';
import { Encoder } from './encoder.port.js';
import { alteredModel, asJson } from './testing/altered-model.js';
import { withWeightsCutOff } from './testing/cut-off-weights.js';
import type { Config } from '../settings.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const INT8_TEXT = 'onnx/text_model_int8.onnx';
const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));
const GAUGE = 'vitrine_encoder_reference_cosine';

/** A process that reads prompts, with a model whose int8 comes first and, `wrong`, answers otherwise than it should. */
async function randomModel(wrong: boolean): Promise<string> {
  let sum: string | undefined;
  return alteredModel('clip-random', {
    files: wrong
      ? {
          [INT8_TEXT]: (graph) => {
            const cutOff = withWeightsCutOff(graph);
            sum = createHash('sha256').update(cutOff).digest('hex');
            return cutOff;
          },
          'reference-vectors.json': (content) =>
            asJson(({ made_with, ...rest }) => {
              const { fp32, int8 } = made_with as { fp32: object; int8: object };
              return { ...rest, made_with: { fp32, int8: { ...int8, text: sum } } };
            })(content),
        }
      : {},
    manifest: ({ files }) => ({
      precision: 'int8',
      files: files.map((file) =>
        file.role === 'text' || file.role === 'vision'
          ? { ...file, precision: file.precision ?? 'fp32' }
          : file,
      ),
    }),
  });
}

const logged: { level: string; fields: unknown; sentence: string }[] = [];
const log = (level: string) => (fields: unknown, sentence: string) =>
  logged.push({ level, fields, sentence });
const logger = { setContext: () => undefined, info: log('info'), warn: log('warn') };

/** A process with the encoder's module alone. */
async function processOf(config: Config, towers: ('text' | 'vision')[]): Promise<TestingModule> {
  const surroundings = [
    { provide: CONFIG, useValue: config },
    { provide: HealthService, useValue: new HealthService() },
    { provide: Registry, useValue: new Registry() },
    { provide: PinoLogger, useValue: logger },
  ];
  class Surroundings {}
  const process = await Test.createTestingModule({
    imports: [
      {
        module: Surroundings,
        global: true,
        providers: surroundings,
        exports: surroundings.map(({ provide }) => provide),
      },
      EncoderModule.forTowers(towers),
    ],
  }).compile();
  return process.init();
}

describe('EncoderModule with a model in int8', () => {
  let models: string | undefined;
  let process: TestingModule | undefined;
  afterEach(async () => {
    await process?.close();
    if (models !== undefined) await rm(models, { recursive: true });
    [process, models] = [undefined, undefined];
    logged.length = 0;
  });

  async function start(EMBEDDING_PRECISION: Config['EMBEDDING_PRECISION'], wrong: boolean) {
    models = await randomModel(wrong);
    const config = testConfig({ MODELS_DIR: models, EMBEDDING_MODEL: 'clip-random', EMBEDDING_PRECISION });
    process = await processOf(config, ['text']);
    const said = logged.filter(({ sentence }) => sentence.startsWith('The encoder'));
    const metrics = (await process.get(Registry).metrics()).split('\n');
    return {
      id: process.get(Encoder).model.id,
      status: process.get(HealthService).facts().encoder,
      said,
      info: metrics.filter((line) => line.startsWith('vitrine_encoder_info{')),
      cosines: metrics.filter((line) => line.startsWith(`${GAUGE}{`)),
    };
  }

  it('says in log, health and metrics that int8 is right', async () => {
    const { id, status, said, info, cosines } = await start('auto', false);
    expect(id).toMatch(/-int8\./);
    expect(status).toMatchObject({ model: id, precision: 'int8', check: { outcome: 'passed' } });
    expect(said).toEqual([{ level: 'info', fields: status, sentence: expect.stringContaining(id) }]);
    expect(info).toEqual([
      `vitrine_encoder_info{model="${id}",requested="auto",precision="int8",fallback="false"} 1`,
    ]);
    expect(cosines.map((line) => line.split(' ')[0])).toEqual([
      `${GAUGE}{model="${id}",tower="text",reference="fp32"}`,
      `${GAUGE}{model="${id}",tower="text",reference="int8"}`,
    ]);
    expect(cosines.every((line) => Number(line.split(' ')[1]) > 0.99)).toBe(true);
  });

  it('says that fp32 took the place of int8, and how far off that was', async () => {
    const { id, status, said, info, cosines } = await start('auto', true);
    expect(id).not.toMatch(/int8/);
    expect(status).toMatchObject({ model: id, precision: 'fp32', check: { outcome: 'failed' } });
    expect(said).toMatchObject([
      { level: 'warn', sentence: expect.stringMatching(/fp32 in place of int8: /) },
    ]);
    expect(info).toEqual([
      `vitrine_encoder_info{model="${id}",requested="auto",precision="fp32",fallback="true"} 1`,
    ]);
    expect(cosines).toHaveLength(2);
    expect(cosines.every((line) => line.includes('-int8.') && Number(line.split(' ')[1]) < 0.97)).toBe(true);
  });

  it('does not start with int8 that is wrong where int8 is asked for', async () => {
    await expect(start('int8', true)).rejects.toThrow(
      /does not answer here as its reference vectors say.*EMBEDDING_PRECISION=fp32/,
    );
  });
});

describe('EncoderModule with a model that cuts worn items out', () => {
  const warned = () => logged.filter(({ sentence }) => sentence.includes('person parser'));

  async function startAndClose(MODELS_DIR: string): Promise<void> {
    const config = testConfig({ MODELS_DIR, EMBEDDING_MODEL: 'vitrine-small', EMBEDDING_PRECISION: 'fp32' });
    const started = await processOf(config, ['vision']);
    await started.close();
  }

  afterEach(() => {
    logged.length = 0;
  });

  it('says at start that the person parser is missing, and nothing where it is there', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'vitrine-alone-'));
    try {
      await cp(join(MODELS, 'vitrine-small'), join(alone, 'vitrine-small'), { recursive: true });
      await startAndClose(alone);
    } finally {
      await rm(alone, { recursive: true });
    }
    expect(warned()).toMatchObject([{ level: 'warn', fields: { err: expect.any(ModelFolderError) } }]);
    logged.length = 0;
    await startAndClose(MODELS);
    expect(warned()).toEqual([]);
  });
});
