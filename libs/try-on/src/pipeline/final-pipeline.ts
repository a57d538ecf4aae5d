import type { InferenceStatus } from '#contracts';
import type { GraphStatus } from '#inference';
import type { ChainInput, JobRenderer, RendererChain } from '../renderers/renderer-chain.js';
import { keepOriginal, maskOf, type Region, regionOf, renderInputOf } from './final-composition.js';
import {
  type CutOut,
  type QualityReport,
  type RenderToJudge,
  type TryOnMode,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
  type TryOnResult,
} from './try-on-pipeline.js';

/** What all renders of a request have in common. */
type Ground = {
  input: Omit<ChainInput, 'seeds' | 'onProgress'>;
  region: Region;
  against: Omit<RenderToJudge, 'render'>;
};
type Judged = { render: Uint8Array; quality: QualityReport; retries: number; seed: number };

/**
 * `final` by a renderer, on the ground of a draft: the draft finds the person, checks both photos and says where
 * the garment goes; the renderer paints; outside of that region the original is put back. `draft` is the draft's.
 */
export class FinalPipeline extends TryOnPipeline {
  constructor(
    private readonly draft: TryOnPipeline,
    private readonly renderers: RendererChain,
  ) {
    super();
  }

  async run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    if (request.mode === 'draft') return this.draft.run(request, observer);
    const drafted = await this.draft.run(
      { ...request, mode: 'draft', numResults: 1, maxRetries: 0, isGround: true },
      {
        signal: observer.signal,
        onStep: (step) => (step === 'done' ? undefined : observer.onStep(step)),
        ...(observer.artefact && { artefact: observer.artefact.bind(observer) }),
      },
    );
    const { personMask, editMask } = drafted;
    const draft = drafted.results[0];
    if (draft === undefined || personMask === undefined || editMask === undefined) {
      throw new Error('The draft pipeline gave no result, or no masks.');
    }
    const ground = await this.groundOf(request, observer.signal, {
      ...drafted,
      draft: draft.image,
      personMask,
      editMask,
    });
    const started = performance.now();
    const results = await this.results(request, ground, observer);
    await observer.onStep('done');
    const render = performance.now() - started;
    return { results, mode: 'final', timings: { ...drafted.timings, render } };
  }

  cut(photo: Uint8Array, signal?: AbortSignal): Promise<CutOut[]> {
    return this.draft.cut(photo, signal);
  }

  judge(render: RenderToJudge): Promise<QualityReport> {
    return this.draft.judge(render);
  }

  override revision(mode: TryOnMode): string {
    const draft = this.draft.revision('draft');
    return mode === 'draft' ? draft : JSON.stringify([draft, this.renderers.revision()]);
  }

  override inference(): InferenceStatus | undefined {
    const models = [this.renderers.inference(), this.draft.inference()];
    return (
      models.find((status) => status?.device === 'cuda') ?? models.find((status) => status !== undefined)
    );
  }

  override graphs(): Record<string, GraphStatus> {
    return { ...this.draft.graphs(), ...this.renderers.graphs() };
  }

  async close(): Promise<void> {
    await Promise.all([this.draft.close(), this.renderers.close()]);
  }

  private async groundOf(
    request: TryOnRequest,
    signal: AbortSignal,
    {
      draft,
      personMask,
      editMask,
      pose,
      garmentKinds,
    }: Pick<TryOnOutcome, 'pose' | 'garmentKinds'> & Record<'draft' | 'personMask' | 'editMask', Uint8Array>,
  ): Promise<Ground> {
    const { person, preserveFace, preserveBackground } = request;
    const { garments, ...prepared } = await renderInputOf(request);
    const region = await regionOf(request, editMask, personMask);
    const input: Ground['input'] = {
      ...prepared,
      garments: garments.map((garment, i) => ({ ...garment, kind: garmentKinds?.[i] ?? garment.kind })),
      draft,
      signal,
      ...(this.renderers.needs('mask') && { mask: await maskOf(region, prepared.size) }),
      ...(pose !== undefined && { pose }),
    };
    return { input, region, against: { person, draft, personMask, preserveFace, preserveBackground } };
  }

  /**
   * For each result the best of as many renders as the request allows; the first that passes ends it. Each is judged
   * as the renderer sent it, and only the best is laid onto the photo.
   */
  private async results(
    request: TryOnRequest,
    ground: Ground,
    observer: TryOnObserver,
  ): Promise<TryOnResult[]> {
    const { photosMayLeave = false } = request;
    const job = this.renderers.forJob({
      photosMayLeave,
      ...(observer.onRendererUse && { onUse: observer.onRendererUse.bind(observer) }),
    });
    try {
      return await this.bestOf(job, request, ground, observer);
    } catch (error) {
      throw job.errorOf(error);
    }
  }

  private async bestOf(
    job: JobRenderer,
    request: TryOnRequest,
    ground: Ground,
    observer: TryOnObserver,
  ): Promise<TryOnResult[]> {
    const { seed: first, numResults, maxRetries } = request;
    const best = new Map<number, Judged>();
    for (let attempt = 0; attempt <= maxRetries; attempt++) {
      const open = Array.from({ length: numResults }, (_, n) => n).filter(
        (n) => !best.get(n)?.quality.passed,
      );
      if (open.length === 0) break;
      const seeds = open.map((n) => first + n + attempt * 1_000);
      const renders = await job.render({
        ...ground.input,
        seeds,
        ...(observer.onRenderProgress && { onProgress: observer.onRenderProgress.bind(observer) }),
      });
      for (const [i, n] of open.entries()) {
        ground.input.signal.throwIfAborted();
        const render = renders[i]!;
        const quality = await this.draft.judge({ ...ground.against, render });
        const before = best.get(n);
        const isBetter = before === undefined || quality.score > before.quality.score;
        const shown = isBetter ? { render, quality, seed: seeds[i]! } : before;
        best.set(n, { ...shown, retries: attempt });
      }
    }
    return Promise.all(
      [...best.values()].map(async ({ render, quality, retries, seed }) => ({
        image: await keepOriginal(render, ground.region),
        quality,
        retries,
        seed,
      })),
    );
  }
}
