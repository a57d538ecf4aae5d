import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EngineFault, type EngineKind, ImageEngine } from '#testing';
import type { RenderInput } from '../renderer.js';
import { Engine } from './engine.js';
import { EnginePool } from './engine-pool.js';
import { imagesEdits } from './images-edits.js';
import { ImagesEditsRenderer, type ImagesEditsOptions } from './images-edits-renderer.js';
import { type Profile, PROFILES } from './profiles.js';
import { DEFAULT_PROMPT } from './prompt.js';

const HOST = { modelsFolder: 'models', device: 'cpu' as const, gpu: 0, threads: 1 };
const TOKEN = 'token-of-this-spec';
const KINDS = Object.keys(PROFILES) as EngineKind[];
const SIZE = { width: 150, height: 220 };
/** Small, so that these specs are quick. */
const frames = [
  { width: 96, height: 128 },
  { width: 128, height: 128 },
];

const jpeg = ({ width, height }: typeof SIZE, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg({ quality: 100 })
    .toBuffer();

async function input(given: Partial<RenderInput> = {}): Promise<RenderInput> {
  return {
    person: await jpeg(SIZE, '#c8c8c8'),
    size: SIZE,
    garments: [{ photo: await jpeg({ width: 90, height: 90 }, '#1040c0'), kind: 'top', isCutOut: true }],
    mask: await sharp({ create: { ...SIZE, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer(),
    draft: new Uint8Array(),
    realismLevel: 5,
    seeds: [0],
    signal: new AbortController().signal,
    onBilled: () => undefined,
    ...given,
  };
}

function rendererOf(
  engines: readonly ImageEngine[],
  kind: EngineKind,
  given: Partial<ImagesEditsOptions> & { timeoutMs?: number; slots?: number } = {},
): ImagesEditsRenderer {
  const { timeoutMs = 5_000, slots = 1, ...options } = given;
  const opened = engines.map(
    ({ url }) =>
      new Engine({
        url: new URL(url),
        token: TOKEN,
        timeoutMs,
        model: options.model,
        taskPath: (PROFILES[kind] as Profile).taskPath,
      }),
  );
  return new ImagesEditsRenderer(new EnginePool(opened, slots), {
    profile: PROFILES[kind],
    profileName: kind,
    model: 'a-model',
    prompt: DEFAULT_PROMPT,
    frames,
    steps: 4,
    guidance: 1,
    sendsMask: true,
    firstWaitMs: 2,
    ...options,
  });
}

async function pixel(image: Uint8Array, x: number, y: number): Promise<number[]> {
  const { width, height } = await sharp(image).metadata();
  const extract = { left: Math.round(x * width), top: Math.round(y * height), width: 1, height: 1 };
  return [...(await sharp(image).extract(extract).removeAlpha().raw().toBuffer())];
}

describe.each(KINDS)('images-edits with the profile %s', { timeout: 20_000 }, (kind) => {
  let engine: ImageEngine;
  beforeEach(async () => {
    engine = await ImageEngine.start(kind);
  });
  afterEach(() => engine.stop());

  it('sends the person first and the garments after in few sizes, and gives the image without its frame', async () => {
    const { images } = await rendererOf([engine], kind).render(await input({ seeds: [41] }));
    const [{ files, fields, authorization }] = engine.requests as [(typeof engine.requests)[0]];
    expect(authorization).toBe(`Bearer ${TOKEN}`);
    expect(files.map(({ field }) => field).slice(0, 2)).toEqual(['image[]', 'image[]']);
    expect(files[0]?.name).toBe('person.jpg');
    expect(await sharp(files[0]?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 96, height: 128 });
    expect(await sharp(files[1]?.bytes).metadata()).toMatchObject({ width: 128, height: 128 });
    expect(fields.size).toEqual(['96x128']);
    expect(fields.prompt?.[0]).toMatch(/image 2 shows the top.*cannot be told from a photo/s);
    expect(fields.prompt?.[0]).not.toMatch(/\{garments\}|\{realism\}/);
    const [image = new Uint8Array()] = images;
    const { width, height } = await sharp(image).metadata();
    expect(width / height).toBeCloseTo(SIZE.width / SIZE.height, 1);
    expect(await pixel(image, 0.5, 0.5)).toEqual([0x10, 0x40, 0xc0]);
    expect((await pixel(image, 0.02, 0.02)).map((value) => Math.abs(value - 0xc8) < 3)).toEqual([
      true,
      true,
      true,
    ]);
  });

  const happensTo = (fault: EngineFault) =>
    kind !== 'sdcpp-jobs' || !['by-url', 'url-elsewhere', 'closed-in-the-middle'].includes(fault);

  it.each((['jpeg-called-png', 'by-url', 'one-image'] as const).filter(happensTo))(
    'takes what %s means',
    async (fault) => {
      engine.fault = fault;
      const { images } = await rendererOf([engine], kind).render(await input({ seeds: [1, 2] }));
      expect(images).toHaveLength(2);
      expect(await pixel(images[1]!, 0.5, 0.5)).toEqual(
        [0x10, 0x40, 0xc0].map((value) => expect.closeTo(value, -1)),
      );
      expect(engine.requests.length).toBe(kind === 'openai' && fault !== 'one-image' ? 1 : 2);
    },
  );

  it.each([429, 503] as const)(
    'asks again after %i, also while it loads, as the server says',
    async (status) => {
      engine.first = { status, times: 2, retryAfter: '0' };
      expect((await rendererOf([engine], kind).render(await input())).images).toHaveLength(1);
    },
  );

  const failures: [EngineFault, string, RegExp][] = [
    ['refused', 'RENDERER_FAILED', /refused the request \(HTTP 400: size is not supported\)/],
    ['wrong-size', 'RENDERER_FAILED', /sent 512x256 where 96x128 was asked for/],
    ['url-elsewhere', 'RENDERER_FAILED', /leads to another server/],
    ['cut-base64', 'RENDERER_FAILED', /image that cannot be read/],
    ['closed-in-the-middle', 'RENDERER_FAILED', /could not be reached/],
    ['another-protocol', 'RENDERER_FAILED', /no image engine.*IMAGES_EDITS_URLS/],
    ['silence', 'TIMEOUT', /did not answer within 0.15 s/],
  ];
  it.each(failures.filter(([fault]) => happensTo(fault)))(
    'says of %s what happened',
    async (fault, code, sentence) => {
      engine.fault = fault;
      const renderer = rendererOf([engine], kind, {
        calls: 2,
        ...(fault === 'silence' && { timeoutMs: 150 }),
      });
      const failed = renderer.render(await input());
      await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
      await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining(TOKEN) });
      // What a client did wrong, another try does wrong again.
      const tries = fault === 'refused' || fault === 'url-elsewhere' ? 1 : 2;
      expect(engine.requests.length).toBe(fault === 'another-protocol' ? 0 : tries);
    },
  );

  it('lets go of the engine when the job is stopped', async () => {
    engine.fault = 'silence';
    const controller = new AbortController();
    const stopped = rendererOf([engine], kind).render(await input({ signal: controller.signal }));
    await expect.poll(() => engine.requests.length).toBe(1);
    controller.abort(new Error('cancelled by the shopper'));
    await expect(stopped).rejects.toThrow('cancelled by the shopper');
    await expect.poll(() => engine.givenUp).toBe(1);
  });
});

describe('images-edits', () => {
  const started: ImageEngine[] = [];
  const start = async (kind: EngineKind) => {
    const engine = await ImageEngine.start(kind);
    started.push(engine);
    return engine;
  };
  afterEach(() => Promise.all(started.splice(0).map((engine) => engine.stop())));

  it('says a seed from 1, steps and guidance where the engine has them, and the mask where it takes one', async () => {
    const fieldsOf = async (kind: EngineKind): Promise<Record<string, string[]>> => {
      const engine = await start(kind);
      await rendererOf([engine], kind).render(await input({ seeds: [0] }));
      const [{ fields, files }] = engine.requests as [(typeof engine.requests)[0]];
      return {
        ...fields,
        masks: files.map(({ field }) => field).filter((field) => field.startsWith('mask')),
      };
    };
    const numbers = { seed: ['1'], num_inference_steps: ['4'], guidance_scale: ['1'], n: ['1'] };
    expect(await fieldsOf('vllm-omni')).toMatchObject({
      ...numbers,
      model: ['a-model'],
      masks: ['mask_image'],
    });
    expect(await fieldsOf('sglang')).toMatchObject({ ...numbers, masks: [] });
    expect(await fieldsOf('sdcpp-jobs')).toMatchObject({
      seed: ['1'],
      width: ['96'],
      height: ['128'],
      sample_params: ['{"sample_steps":4,"guidance":{"txt_cfg":1}}'],
      masks: ['mask'],
    });
    const sdcpp = await fieldsOf('sdcpp');
    expect(sdcpp).toMatchObject({ masks: ['mask'] });
    const [, args = '{}'] =
      /<sd_cpp_extra_args>(.*)<\/sd_cpp_extra_args>$/.exec(sdcpp.prompt?.[0] ?? '') ?? [];
    expect(JSON.parse(args)).toEqual({
      seed: 1,
      sample_params: { sample_steps: 4, guidance: { txt_cfg: 1 } },
    });
    expect(Object.keys(await fieldsOf('openai')).sort()).toEqual(
      ['masks', 'model', 'n', 'output_format', 'prompt', 'size'].sort(),
    );
  });

  it('spreads over engines, goes round one that is out of order, and makes as much as all of them can', async () => {
    const engines = [await start('vllm-omni'), await start('vllm-omni')];
    const renderer = rendererOf(engines, 'vllm-omni');
    const seeds = [1, 2, 3, 4];
    await renderer.render(await input({ seeds }));
    expect(engines.map(({ made }) => made)).toEqual([2, 2]);
    engines[0]!.first = { status: 503, times: 1_000 };
    await renderer.render(await input({ seeds }));
    expect(engines.map(({ made }) => made)).toEqual([2, 6]);
  });

  it('says why a job of stable-diffusion.cpp failed', async () => {
    const engine = await start('sdcpp-jobs');
    engine.fault = 'job-failed';
    await expect(rendererOf([engine], 'sdcpp-jobs').render(await input())).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
      message: expect.stringMatching(/its job failed \(out of memory\)/),
    });
  });

  it('says of a token that is refused that it is, and not that this is no engine', async () => {
    const engine = await start('vllm-omni');
    engine.first = { status: 401, times: 1 };
    const failed = rendererOf([engine], 'vllm-omni').render(await input());
    await expect(failed).rejects.toThrow(/does not accept its API key or token/);
    expect(engine.requests).toEqual([]);
  });

  it('says which model an engine serves when it is another one', async () => {
    const engine = await start('sglang');
    const failed = rendererOf([engine], 'sglang', { model: 'another-model' }).render(await input());
    await expect(failed).rejects.toThrow(/serves a-model and not another-model \(IMAGES_EDITS_MODEL\)/);
    expect(engine.requests).toEqual([]);
  });

  it.each(['T2I', 'T2V', 'I2V'])('says of a model of the task %s that it is no editor', async (task) => {
    const engine = await start('sglang');
    engine.taskType = task;
    const failed = rendererOf([engine], 'sglang').render(await input());
    await expect(failed).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
      message: expect.stringMatching(
        /serves a-model, which edits no images \(\w+\)\. Have it serve an edit model/,
      ),
    });
    expect(engine.requests).toEqual([]);
    engine.taskType = 'TI2I';
    expect((await rendererOf([engine], 'sglang').render(await input())).images).toHaveLength(1);
  });

  it.each([
    [{ IMAGES_EDITS_PROFILE: 'vllm' }, /IMAGES_EDITS_PROFILE/],
    [{ IMAGES_EDITS_URLS: 'engine:8000' }, /IMAGES_EDITS_URLS/],
    [{ IMAGES_EDITS_PROMPT: 'Dress the person.' }, /IMAGES_EDITS_PROMPT: The prompt must have \{garments\}/],
    [{ IMAGES_EDITS_SIZES: '768x1024,100x100' }, /IMAGES_EDITS_SIZES.*multiples of 16/s],
  ])('refuses to start with %j', async (wrong, sentence) => {
    const env = { IMAGES_EDITS_PROFILE: 'sglang', IMAGES_EDITS_URLS: 'http://a:1,http://b:1/base', ...wrong };
    await expect(imagesEdits.open(env, HOST)).rejects.toThrow(sentence);
  });

  it('names its model and what else shows in pictures, and no secret', async () => {
    const engines = [await start('vllm-omni')];
    const plain = rendererOf(engines, 'vllm-omni').revision();
    expect(plain).toContain('a-model');
    expect(plain).not.toContain(TOKEN);
    const others = (
      [
        { model: 'b' },
        { prompt: 'x' },
        { steps: 9 },
        { guidance: 9 },
        { sendsMask: false },
        { frames: [] },
      ] as const
    ).map((given) => rendererOf(engines, 'vllm-omni', given).revision());
    expect(new Set([plain, rendererOf(engines, 'sglang').revision(), ...others]).size).toBe(8);
  });

  it('opens with a profile and addresses alone', async () => {
    const env = { IMAGES_EDITS_PROFILE: 'openai', IMAGES_EDITS_URLS: 'https://images.example' };
    expect((await imagesEdits.open(env, HOST)).model).toBe('default');
  });
});
