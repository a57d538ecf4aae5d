import type { InferenceStatus } from '#contracts';
import type { GraphStatus } from '#inference';
import { TryOnError } from '../errors/try-on.error.js';
import type { RendererUse } from '../pipeline/try-on-pipeline.js';
import type { Capabilities, Rendered, Renderer, RenderInput } from './renderer.js';

/** An opened renderer with what its line of the table says. */
export type ChainLink = {
  name: string;
  capabilities: Capabilities;
  photosLeave: boolean;
  renderer: Renderer;
};

/** What the chain is asked for: it hears itself what is billed. */
export type ChainInput = Omit<RenderInput, 'onBilled'>;

/** How the renders of one job are made. */
export type JobRenders = {
  /** Whether the job's key lets its shoppers' photos leave the house. */
  photosMayLeave: boolean;
  /** Told of every call, also one that failed. */
  onUse?(use: RendererUse): void | Promise<void>;
};

/** The renderers of an installation in order of preference. */
export class RendererChain {
  constructor(
    private readonly links: readonly ChainLink[],
    private readonly options: { fallsBack: boolean },
  ) {}

  /** What a render's input should hold. */
  needs(what: keyof Capabilities['needs']): boolean {
    return this.links.some(({ capabilities }) => capabilities.needs[what]);
  }

  /** For the renders of one job: what has failed it once is not asked again. */
  forJob(job: JobRenders): JobRenderer {
    const allowed = this.links.filter(({ photosLeave }) => job.photosMayLeave || !photosLeave);
    return new JobRenderer(this.options.fallsBack ? allowed : allowed.slice(0, 1), job);
  }

  /** Names who renders, in order, and by what: no secret of theirs is in it. */
  revision(): string {
    const named = this.links.map(({ name, renderer }) => [name, renderer.revision()]);
    return JSON.stringify([named, this.options.fallsBack]);
  }

  /** Where models of renderers run in this process, a GPU before the CPU. */
  inference(): InferenceStatus | undefined {
    const all = this.links.flatMap(({ renderer }) => renderer.inference() ?? []);
    return all.find(({ device }) => device === 'cuda') ?? all[0];
  }

  /** How the models of all renderers fare, by their names. */
  graphs(): Record<string, GraphStatus> {
    return Object.assign({}, ...this.links.map(({ renderer }) => renderer.graphs())) as Record<
      string,
      GraphStatus
    >;
  }

  async close(): Promise<void> {
    await Promise.all(this.links.map(({ renderer }) => renderer.close()));
  }
}

/** The renders of one job. */
export class JobRenderer {
  private at = 0;

  constructor(
    private readonly links: readonly ChainLink[],
    private readonly job: JobRenders,
  ) {}

  /**
   * One image for each seed, by the first renderer that makes them.
   * @throws {TryOnError} of the last renderer that was asked
   */
  async render(input: ChainInput): Promise<Uint8Array[]> {
    for (;;) {
      const link = this.links[this.at];
      if (link === undefined) throw notAllowed();
      try {
        return await this.renderAll(link, input);
      } catch (error) {
        input.signal.throwIfAborted();
        if (!(error instanceof TryOnError) || this.at + 1 >= this.links.length) throw error;
        this.at += 1;
      }
    }
  }

  /**
   * An error of a render as the job says it: of a renderer elsewhere, a hosted API, by the code that is documented for
   * that.
   */
  errorOf(error: unknown): unknown {
    const asked = this.links[this.at];
    if (!(error instanceof TryOnError) || error.code !== 'RENDERER_FAILED' || !asked?.photosLeave)
      return error;
    return new TryOnError('NANO_API_ERROR', error.message, { cause: error });
  }

  private async renderAll(link: ChainLink, input: ChainInput): Promise<Uint8Array[]> {
    const { imagesPerCall } = link.capabilities;
    const images: Uint8Array[] = [];
    for (let first = 0; first < input.seeds.length; first += imagesPerCall) {
      const seeds = input.seeds.slice(first, first + imagesPerCall);
      const onProgress = (part: number) =>
        input.onProgress?.((first + part * seeds.length) / input.seeds.length);
      images.push(...(await this.call(link, { ...input, seeds, onProgress })));
    }
    return images;
  }

  private async call(link: ChainLink, input: ChainInput): Promise<Uint8Array[]> {
    const started = performance.now();
    const { name, renderer, photosLeave } = link;
    let billed = 0;
    const told = (images: number, warnings: string[]) => {
      const ms = performance.now() - started;
      return this.job.onUse?.({
        renderer: name,
        model: renderer.model,
        photosLeft: photosLeave,
        images,
        billed,
        ms,
        warnings,
      });
    };
    let rendered: Rendered;
    try {
      rendered = await renderer.render({ ...input, onBilled: (images) => void (billed += images) });
      if (rendered.images.length !== input.seeds.length) {
        throw new Error(`${name} made ${rendered.images.length} images for ${input.seeds.length} seeds`);
      }
    } catch (error) {
      await told(0, []);
      throw error;
    }
    const { images, warnings = [] } = rendered;
    await told(images.length, warnings);
    return images;
  }
}

/** The key was allowed a hosted renderer when the job was sent, and is no more. */
function notAllowed(): TryOnError {
  return new TryOnError(
    'MODE_NOT_AVAILABLE',
    'This API key may not use the hosted renderer any more. Send the try-on again without mode.',
  );
}
