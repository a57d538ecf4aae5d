import { cp, mkdtemp, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InferenceLoop, InferenceOutOfMemoryError, type Tensors } from '#inference';
import type { RenderInput } from '../renderer.js';
import { FashnVtonRenderer } from './fashn-vton-renderer.js';
import { type Generator, openGenerator } from './generator.js';

const MODELS = 'test/fixtures/fashn-vton/models';
const MODEL = 'fashn-vton-small';
const SIZE = { width: 90, height: 100 };

const jpeg = (background: string, { width, height } = SIZE) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

const POSE = {
  nose: { x: 0.5, y: 0.1, score: 0.9 },
  left_shoulder: { x: 0.7, y: 0.3, score: 0.9 },
  right_shoulder: { x: 0.3, y: 0.3, score: 0.9 },
};

async function input(given: Partial<RenderInput> = {}): Promise<RenderInput> {
  return {
    person: await jpeg('#c8c8c8'),
    size: SIZE,
    garments: [{ photo: await jpeg('#1040c0', { width: 60, height: 40 }), kind: 'top', isCutOut: true }],
    pose: POSE,
    draft: new Uint8Array(),
    realismLevel: 1,
    seeds: [3],
    signal: new AbortController().signal,
    onBilled: () => undefined,
    ...given,
  };
}

/** Steps that move nothing: where what the network draws is of no matter. */
const still = async ({ feeds }: InferenceLoop): Promise<Tensors> => ({ next_x: feeds.x! });

describe('FashnVtonRenderer', () => {
  let generator: Generator;
  let loops: InferenceLoop[];
  /** Runs the network, unless a test says otherwise. */
  let loop: (loop: InferenceLoop) => Promise<Tensors>;
  let renderer: FashnVtonRenderer;
  beforeAll(async () => {
    generator = await openGenerator(MODEL, { modelsFolder: MODELS, device: 'cpu', gpu: 0, threads: 1 });
  });
  afterAll(() => generator?.close());
  beforeEach(() => {
    loops = [];
    loop = (asked) => generator.graph.loop(asked);
    const recorded = (asked: InferenceLoop) => {
      loops.push({ ...asked });
      return loop(asked);
    };
    renderer = new FashnVtonRenderer({ ...generator, graph: { loop: recorded } });
  });

  it('gives the same picture for the same seed, in the proportions of the photo, whatever it is drawn beside', async () => {
    const parts: number[] = [];
    const { images } = await renderer.render(
      await input({ seeds: [3, 4], onProgress: (part) => void parts.push(part) }),
    );
    const [first, second] = images;
    expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 96, height: 107 });
    expect(first).not.toEqual(second);
    expect(parts).toHaveLength(20);
    expect(parts.at(-1)).toBeCloseTo(1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    const [alone] = (await renderer.render(await input())).images;
    const difference = async (a: Uint8Array, b: Uint8Array) => {
      const [x, y] = await Promise.all([a, b].map((image) => sharp(image).raw().toBuffer()));
      return Math.max(...x!.map((value, i) => Math.abs(value - y![i]!)));
    };
    expect(await difference(alone!, first!)).toBeLessThanOrEqual(1);
    expect(await difference(alone!, second!)).toBeGreaterThan(20);
  }, 30_000);

  it.each([
    [1, 20],
    [3, 30],
    [5, 50],
  ])('takes its time by the realism that is wanted: level %i is %i steps', async (realismLevel, steps) => {
    loop = still;
    await renderer.render(await input({ realismLevel }));
    expect(loops.map(({ runs }) => runs.length)).toEqual([steps]);
    // The last one is not guided.
    const guidance = loops[0]?.runs.map((run) => run['guidance']?.data[0]);
    expect(new Set(guidance?.slice(0, -1))).toEqual(new Set([1.5]));
    expect(guidance?.at(-1)).toBe(1);
  });

  it('puts one garment on after the other, the top over what is below it', async () => {
    const garment = (kind: 'top' | 'bottom', photo: Buffer) => ({ photo, kind, isCutOut: true });
    const [top, bottom] = [await jpeg('#ff0000'), await jpeg('#0000ff')];
    loop = still;
    await renderer.render(await input({ garments: [garment('top', top), garment('bottom', bottom)] }));
    expect(loops.map(({ feeds }) => Number(feeds['garment_categories']?.data[0]))).toEqual([2, 1]);
    const [first, second] = loops.map(({ feeds }) => feeds['ca_images']?.data);
    expect(second).not.toEqual(first);
  });

  it('draws hands and face into the pose where a model finds them', async () => {
    loop = still;
    const found = { face: [{ x: 45, y: 10 }], hands: [] };
    await renderer.render(await input());
    renderer = new FashnVtonRenderer({
      ...generator,
      graph: { loop: (asked) => (loops.push({ ...asked }), still(asked)) },
      wholeBody: { id: 'whole-body@1', find: () => Promise.resolve(found) },
    });
    await renderer.render(await input());
    const brightest = loops.map(({ feeds }) => Math.max(...(feeds['person_poses']?.data as Float32Array)));
    expect(brightest[0]).toBeLessThan(0.5);
    expect(brightest[1]).toBeCloseTo(200 / 127.5 - 1, 2);
  });

  it('stops between two steps', async () => {
    const controller = new AbortController();
    const parts: number[] = [];
    const onProgress = (part: number) => {
      parts.push(part);
      if (parts.length === 5) controller.abort(new Error('cancelled'));
    };
    const render = renderer.render(await input({ realismLevel: 5, signal: controller.signal, onProgress }));
    await expect(render).rejects.toThrow('cancelled');
    // Of 50; some are made before this thread comes to hear of the fifth.
    expect(parts.length).toBeLessThan(25);
  });

  it('draws half the candidates where the GPU has not the memory, and says so when one does not fit', async () => {
    let most = 2;
    loop = async (asked) => {
      if (asked.feeds.x!.dims[0]! > most)
        throw new InferenceOutOfMemoryError('CUDA failure 2: out of memory');
      return still(asked);
    };
    const { images } = await renderer.render(await input({ seeds: [1, 2, 3, 4] }));
    expect(images).toHaveLength(4);
    most = 0;
    await expect(renderer.render(await input({ seeds: [1, 2] }))).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
      message: expect.stringMatching(/GPU has not the memory for one picture/),
    });
  });

  it('fails a picture whose numbers overflow, at the step where they do', async () => {
    const made: number[] = [];
    loop = (asked) => {
      const runs = [...asked.runs];
      runs[2] = { ...runs[2], steps: { type: 'float32', data: Float32Array.of(Infinity), dims: [1] } };
      return generator.graph.loop({ ...asked, runs, onRun: (run) => void made.push(run) });
    };
    await expect(renderer.render(await input())).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
      message: expect.stringMatching(/overflowed.*bf16 or fp32/),
    });
    expect(made).toEqual([1, 2]);
  });

  it.each([
    ['outer', /tops, bottoms and dresses, and no outer layers/],
    ['auto', /Send garment_type/],
  ] as const)('says of a garment of the kind %s what can be done', async (kind, sentence) => {
    const photo = await jpeg('#ffffff');
    const asked = async () => renderer.render(await input({ garments: [{ photo, kind, isCutOut: true }] }));
    await expect(asked()).rejects.toMatchObject({
      code: 'GARMENT_TYPE_UNSUPPORTED',
      message: expect.stringMatching(sentence),
    });
    expect(loops).toEqual([]);
  });
});

describe('the folder of the network', () => {
  let models: string;
  beforeEach(async () => {
    models = await mkdtemp(join(tmpdir(), 'vitrine-generator-'));
    await cp(join(MODELS, MODEL), join(models, MODEL), { recursive: true });
    return () => rm(models, { recursive: true, force: true });
  });
  const open = (device: 'cpu' | 'auto' | 'cuda' = 'cpu') =>
    openGenerator(MODEL, { modelsFolder: models, device, gpu: 0, threads: 1 });
  const at = (file: string) => join(models, MODEL, file);

  it.each<[string, () => Promise<void>, RegExp]>([
    ['is not there', () => rm(at('.'), { recursive: true }), /no manifest.json/],
    ['has lost its weights', () => unlink(at('model.onnx.data')), /model.onnx.data is missing/],
    [
      'has weights that are cut off',
      () => truncate(at('model.onnx.data'), 1_000),
      /has 1000 bytes, the manifest/,
    ],
    [
      'is another model',
      () => cp('models/garment-cutter/manifest.json', at('manifest.json')),
      /manifest is wrong/,
    ],
  ])('is refused when it %s', async (_what, spoil, sentence) => {
    await spoil();
    await expect(open()).rejects.toThrow(sentence);
  });

  it('is refused when its graph takes other pictures than the manifest says', async () => {
    const manifest = JSON.parse(await readFile(at('manifest.json'), 'utf8')) as object;
    await writeFile(at('manifest.json'), JSON.stringify({ ...manifest, input_size: [864, 576] }));
    await expect(open()).rejects.toMatchObject({ code: 'GRAPH_MISMATCH' });
  });

  it.each(['auto', 'cuda'] as const)('is not run on a CPU by accident: TRYON_DEVICE=%s', async (device) => {
    await expect(open(device)).rejects.toThrow(/TRYON_DEVICE: The renderer fashn-vton needs a CUDA GPU, but/);
  });
});
