import { beforeEach, describe, expect, it } from 'vitest';
import { TryOnError } from '../errors/try-on.error.js';
import type { RendererUse } from '../pipeline/try-on-pipeline.js';
import { Renderer, type RenderInput } from './renderer.js';
import { type ChainInput, type ChainLink, RendererChain } from './renderer-chain.js';

/** Answers each seed with itself, unless it was told to fail. */
class FakeRenderer extends Renderer {
  readonly calls: (readonly number[])[] = [];
  failure: Error | undefined;
  /** What one call of it costs, however it ends. */
  billed = 1;

  constructor(readonly model: string) {
    super();
  }

  async render({ seeds, onProgress, onBilled }: RenderInput) {
    this.calls.push(seeds);
    onBilled(this.billed);
    await onProgress?.(0.5);
    if (this.failure !== undefined) throw this.failure;
    return { images: seeds.map((seed) => Uint8Array.of(seed)) };
  }
}

const input = (given: Partial<ChainInput> = {}): ChainInput => ({
  person: Uint8Array.of(1),
  size: { width: 3, height: 4 },
  garments: [],
  draft: Uint8Array.of(2),
  realismLevel: 3,
  seeds: [1],
  signal: new AbortController().signal,
  ...given,
});

describe('RendererChain', () => {
  let own: FakeRenderer;
  let hosted: FakeRenderer;
  let links: ChainLink[];
  beforeEach(() => {
    own = new FakeRenderer('own-1');
    hosted = new FakeRenderer('hosted-1');
    const needs = { mask: false, pose: true, gpu: true };
    links = [
      {
        name: 'own',
        renderer: own,
        photosLeave: false,
        capabilities: { needs, imagesPerCall: 2, photoSeenBy: 'house' },
      },
      {
        name: 'hosted',
        renderer: hosted,
        photosLeave: true,
        capabilities: { needs, imagesPerCall: 1, photoSeenBy: 'provider' },
      },
    ];
  });

  const failed = () => new TryOnError('RENDERER_FAILED', 'The renderer made no image.');

  it('names its renderers, their models and their order', () => {
    const revision = (given: ChainLink[], fallsBack = false) =>
      new RendererChain(given, { fallsBack }).revision();
    const [first, second] = links as [ChainLink, ChainLink];
    const others = [
      revision([first]),
      revision([second, first]),
      revision([first, { ...second, renderer: new FakeRenderer('hosted-2') }]),
      revision(links, true),
      revision(links),
    ];
    expect(new Set(others).size).toBe(others.length);
    expect(revision([...links])).toBe(revision(links));
  });

  it('asks for no more images at a time than the renderer makes, and says how far all of them are', async () => {
    const parts: number[] = [];
    const job = new RendererChain(links, { fallsBack: false }).forJob({ photosMayLeave: true });
    const images = await job.render(
      input({ seeds: [7, 8, 9, 10], onProgress: (part) => void parts.push(part) }),
    );
    expect(images).toEqual([7, 8, 9, 10].map((seed) => Uint8Array.of(seed)));
    expect(own.calls).toEqual([
      [7, 8],
      [9, 10],
    ]);
    expect(parts).toEqual([0.25, 0.75]);
    expect(hosted.calls).toEqual([]);
  });

  it('fails with the first renderer where falling back was not asked for', async () => {
    own.failure = failed();
    const job = new RendererChain(links, { fallsBack: false }).forJob({ photosMayLeave: true });
    await expect(job.render(input())).rejects.toBe(own.failure);
    expect(hosted.calls).toEqual([]);
  });

  it('falls to the next where it was, stays with it for the job, and tells of both', async () => {
    own.failure = failed();
    own.billed = 3;
    const uses: RendererUse[] = [];
    const onUse = (use: RendererUse) => void uses.push(use);
    const job = new RendererChain(links, { fallsBack: true }).forJob({ photosMayLeave: true, onUse });
    await job.render(input());
    await job.render(input({ seeds: [2] }));
    expect(own.calls).toHaveLength(1);
    expect(hosted.calls).toEqual([[1], [2]]);
    expect(uses).toMatchObject([
      { renderer: 'own', model: 'own-1', photosLeft: false, images: 0, billed: 3 },
      { renderer: 'hosted', model: 'hosted-1', photosLeft: true, images: 1, billed: 1 },
      { renderer: 'hosted', images: 1 },
    ]);
  });

  it('sends no photo out of the house for a key that does not allow it, whatever fails', async () => {
    own.failure = failed();
    const kept = new RendererChain(links, { fallsBack: true }).forJob({ photosMayLeave: false });
    await expect(kept.render(input())).rejects.toBe(own.failure);
    const alone = new RendererChain(links.slice(1), { fallsBack: true }).forJob({ photosMayLeave: false });
    await expect(alone.render(input())).rejects.toMatchObject({
      code: 'MODE_NOT_AVAILABLE',
      message: expect.stringMatching(/may not use the hosted renderer/),
    });
    expect(hosted.calls).toEqual([]);
  });

  it('calls the failure of a renderer elsewhere as the API documents it, and leaves every other error as it is', async () => {
    own.failure = failed();
    hosted.failure = failed();
    const ended = async (given: ChainLink[], fallsBack: boolean) => {
      const job = new RendererChain(given, { fallsBack }).forJob({ photosMayLeave: true });
      return job.render(input()).catch((error: unknown) => job.errorOf(error));
    };
    expect(await ended(links, true)).toMatchObject({
      code: 'NANO_API_ERROR',
      message: 'The renderer made no image.',
      cause: hosted.failure,
    });
    expect(await ended(links, false)).toBe(own.failure);
    hosted.failure = new TryOnError('TIMEOUT', 'Too late.');
    expect(await ended(links, true)).toBe(hosted.failure);
    hosted.failure = new Error('no such tensor');
    expect(await ended(links, true)).toBe(hosted.failure);
  });

  it('does not hide a fault of ours behind the next renderer, nor that the job was stopped', async () => {
    own.failure = new Error('no such tensor');
    const chain = new RendererChain(links, { fallsBack: true });
    await expect(chain.forJob({ photosMayLeave: true }).render(input())).rejects.toBe(own.failure);
    own.failure = failed();
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    const stopped = chain.forJob({ photosMayLeave: true }).render(input({ signal: controller.signal }));
    await expect(stopped).rejects.toThrow('cancelled');
    expect(hosted.calls).toEqual([]);
  });
});
