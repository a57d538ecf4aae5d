import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeTryOnPipeline, outcomeOf } from '#testing';
import { TryOnError } from '../errors/try-on.error.js';
import { unreadableRender } from '../renderers/unreadable-render.js';
import { Renderer, type Rendered, type RenderInput } from '../renderers/renderer.js';
import { RendererChain } from '../renderers/renderer-chain.js';
import { FinalPipeline } from './final-pipeline.js';
import type { RendererUse, TryOnRequest } from './try-on-pipeline.js';

const WIDTH = 200;
const HEIGHT = 300;
/** Where the draft of these specs puts the garment. */
const GARMENT = { left: 70, top: 100, width: 60, height: 80 };

/** Records what it is sent and paints one colour all over, unless told otherwise. */
class FakeRenderer extends Renderer {
  readonly model = 'fake-1';
  readonly inputs: RenderInput[] = [];
  colours = ['#1040c0'];

  async render(input: RenderInput): Promise<Rendered> {
    this.inputs.push(input);
    input.onBilled(1);
    const background = this.colours[Math.min(this.inputs.length, this.colours.length) - 1] ?? '#000';
    const image = sharp({ create: { width: 400, height: 600, channels: 3, background } })
      .png()
      .toBuffer();
    return { images: [await image] };
  }
}

const CAPABILITIES = {
  needs: { mask: true, pose: false, gpu: false },
  imagesPerCall: 1,
  photoSeenBy: 'house' as const,
};

const plain = (background: string) =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } });

const person = () => plain('#c8c8c8').png().toBuffer();

async function draftImage(): Promise<Buffer> {
  const { width, height, left, top } = GARMENT;
  const input = await sharp({ create: { width, height, channels: 3, background: '#1040c0' } })
    .png()
    .toBuffer();
  return plain('#c8c8c8').composite([{ input, left, top }]).png().toBuffer();
}

async function whiteIn({ left, top, width, height }: typeof GARMENT): Promise<Buffer> {
  const input = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  return plain('#000').composite([{ input, left, top }]).png().toBuffer();
}

async function request(given: Partial<TryOnRequest> = {}): Promise<TryOnRequest> {
  return {
    person: await person(),
    garments: [{ photo: await person(), type: 'top' }],
    mode: 'final',
    preserveFace: true,
    preserveBackground: true,
    realismLevel: 3,
    maxRetries: 2,
    seed: 5,
    numResults: 1,
    ...given,
  };
}

async function pixel(png: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(png).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())];
}

const verdict = (passed: boolean) => ({
  score: passed ? 0.9 : 0.2,
  passed,
  parts: { fidelity: passed ? 1 : 0.1 },
});

const quiet = () => ({ onStep: () => undefined, signal: new AbortController().signal });

describe('FinalPipeline', () => {
  let draft: FakeTryOnPipeline;
  let renderer: FakeRenderer;
  let pipeline: FinalPipeline;
  const pipelineOf = (photosLeave: boolean) =>
    new FinalPipeline(
      draft,
      new RendererChain([{ name: 'fake', capabilities: CAPABILITIES, photosLeave, renderer }], {
        fallsBack: false,
      }),
    );
  beforeEach(async () => {
    draft = new FakeTryOnPipeline();
    renderer = new FakeRenderer();
    pipeline = pipelineOf(false);
    const image = await draftImage();
    const silhouette = await whiteIn({ left: 50, top: 20, width: 100, height: 260 });
    const edit = await whiteIn(GARMENT);
    draft.judgementOf = async ({ render }) => verdict((await pixel(render, 100, 140))[2]! > 0x80);
    draft.work = (asked) =>
      Promise.resolve({ ...outcomeOf([image], asked), personMask: silhouette, editMask: edit });
  });

  it('names the draft and its renderers for what it renders, the draft alone for drafts', () => {
    draft.madeBy = 'drafts of today';
    expect(pipeline.revision('draft')).toBe('drafts of today');
    const final = pipeline.revision('final');
    expect(final).toContain('drafts of today');
    expect(final).toContain('fake-1');
  });

  it('takes the render where the garment goes, and the original to the last value elsewhere', async () => {
    const outcome = await pipeline.run(await request(), quiet());
    const [result] = outcome.results;
    expect(outcome).toMatchObject({ mode: 'final', timings: { render: expect.any(Number) } });
    expect(result).toMatchObject({ retries: 0, seed: 5, quality: { passed: true } });
    // The draft is the ground of the renders, which are what is judged.
    expect(draft.requests).toMatchObject([{ mode: 'draft', isGround: true, maxRetries: 0 }]);
    const image = result?.image ?? new Uint8Array();
    expect(await sharp(image).metadata()).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(await pixel(image, 100, 140)).toEqual([0x10, 0x40, 0xc0]);
    for (const [x, y] of [
      [100, 30],
      [5, 5],
      [100, 280],
      [195, 140],
    ] as const) {
      expect(await pixel(image, x, y)).toEqual([0xc8, 0xc8, 0xc8]);
    }
  });

  it('gives up face or background where they need not be kept', async () => {
    const [person] = (await pipeline.run(await request({ preserveFace: false }), quiet())).results;
    expect(await pixel(person?.image ?? new Uint8Array(), 100, 40)).toEqual([0x10, 0x40, 0xc0]);
    expect(await pixel(person?.image ?? new Uint8Array(), 5, 5)).toEqual([0xc8, 0xc8, 0xc8]);
    const [room] = (await pipeline.run(await request({ preserveBackground: false }), quiet())).results;
    expect(await pixel(room?.image ?? new Uint8Array(), 5, 5)).toEqual([0x10, 0x40, 0xc0]);
  });

  it('renders again when the garment is not the one that was asked for, and keeps the best', async () => {
    renderer.colours = ['#f0f010', '#1144c4', '#f0f010'];
    const [result] = (await pipeline.run(await request(), quiet())).results;
    expect(result).toMatchObject({ retries: 1, seed: 1_005, quality: { passed: true } });
    expect(renderer.inputs.flatMap(({ seeds }) => seeds)).toEqual([5, 1_005]);
    renderer.colours = ['#f0f010'];
    renderer.inputs.length = 0;
    const [poor] = (await pipeline.run(await request({ maxRetries: 1 }), quiet())).results;
    // The first is the best; two were made.
    expect(poor).toMatchObject({ retries: 1, seed: 5, quality: { passed: false } });
    expect(renderer.inputs).toHaveLength(2);
  });

  it('sends the mask of what may change, what the draft took the garment for, and tells of each render', async () => {
    const { work } = draft;
    draft.work = async (asked, observer) => ({ ...(await work(asked, observer)), garmentKinds: ['dress'] });
    const uses: RendererUse[] = [];
    await pipeline.run(await request(), { ...quiet(), onRendererUse: (use) => void uses.push(use) });
    const [sent] = renderer.inputs;
    expect(sent).toMatchObject({
      size: { width: WIDTH, height: HEIGHT },
      garments: [{ kind: 'dress', isCutOut: false }],
    });
    const mask = sent?.mask ?? new Uint8Array();
    expect(await sharp(mask).metadata()).toMatchObject({ width: WIDTH, height: HEIGHT });
    expect(await pixel(mask, 100, 140)).toEqual([255, 255, 255]);
    expect(await pixel(mask, 5, 5)).toEqual([0, 0, 0]);
    expect(uses).toEqual([
      {
        renderer: 'fake',
        model: 'fake-1',
        photosLeft: false,
        images: 1,
        billed: 1,
        ms: expect.any(Number),
        warnings: [],
      },
    ]);
  });

  it('has each render judged as it was sent, against photo, draft and person, before it is laid on', async () => {
    const asked = await request({ preserveBackground: false });
    await pipeline.run(asked, quiet());
    const [judged] = draft.renders;
    expect(judged).toMatchObject({ preserveFace: true, preserveBackground: false });
    expect(judged?.person).toEqual(asked.person);
    expect(await pixel(judged?.draft ?? new Uint8Array(), 100, 140)).toEqual([0x10, 0x40, 0xc0]);
    expect(await pixel(judged?.personMask ?? new Uint8Array(), 100, 100)).toEqual([255, 255, 255]);
    // Where the result has the photo's own face.
    expect(await pixel(judged?.render ?? new Uint8Array(), 100, 30)).toEqual([0x10, 0x40, 0xc0]);
  });

  it('sends the renderer no metadata, and nothing at all when the draft finds nobody', async () => {
    const tagged = await sharp(await person())
      .withExif({ IFD0: { Make: 'Phone of somebody' } })
      .jpeg()
      .toBuffer();
    await pipeline.run(await request({ person: tagged }), quiet());
    const sent = Buffer.from(renderer.inputs[0]?.person ?? []);
    expect(sent.includes('Phone of somebody')).toBe(false);
    renderer.inputs.length = 0;
    draft.work = async () => {
      throw new TryOnError('SEGMENTATION_FAILED', 'No person was found in person_image.');
    };
    await expect(pipeline.run(await request(), quiet())).rejects.toMatchObject({
      code: 'SEGMENTATION_FAILED',
    });
    expect(renderer.inputs).toHaveLength(0);
  });

  it.each([
    [false, 'RENDERER_FAILED'],
    [true, 'NANO_API_ERROR'],
  ])(
    'says what is wrong with a render that is no image, sent from elsewhere: %s',
    async (photosLeave, code) => {
      pipeline = pipelineOf(photosLeave);
      const asked = await request({ photosMayLeave: true });
      renderer.render = async () => ({ images: [Uint8Array.from([1, 2, 3])] });
      draft.judgementOf = () => verdict(true);
      await expect(pipeline.run(asked, quiet())).rejects.toMatchObject({ code });
      draft.judgementOf = () => Promise.reject(unreadableRender(new Error('no PNG')));
      await expect(pipeline.run(asked, quiet())).rejects.toMatchObject({ code });
      renderer.render = () => Promise.reject(new TryOnError('RENDERER_FAILED', 'It made no image.'));
      await expect(pipeline.run(asked, quiet())).rejects.toMatchObject({
        code,
        message: 'It made no image.',
      });
    },
  );

  it('leaves drafts to the draft pipeline, and closes it', async () => {
    const outcome = await pipeline.run(await request({ mode: 'draft' }), quiet());
    expect(outcome.mode).toBe('draft');
    expect(renderer.inputs).toHaveLength(0);
    await pipeline.close();
    expect(draft.closed).toBe(true);
  });
});
