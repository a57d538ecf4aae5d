import type { Renderer } from '../renderers/renderer.js';
import { keepOriginal, type Region, regionOf, renderInputOf } from './final-composition.js';
import {
  type CutOut,
  type QualityReport,
  type RenderToJudge,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
  type TryOnResult,
} from './try-on-pipeline.js';

/** What all renders of a request have in common. */
type Ground = {
  input: Awaited<ReturnType<typeof renderInputOf>>;
  region: Region;
  against: Omit<RenderToJudge, 'render'>;
};
type Judged = { render: Uint8Array; quality: QualityReport; attempt: number; seed: number };

/**
 * `final` by a renderer, on the ground of a draft: the draft finds the person, checks both photos and says where
 * the garment goes; the renderer paints; outside of that region the original is put back. `draft` is the draft's.
 */
export class FinalPipeline extends TryOnPipeline {
  constructor(
    private readonly draft: TryOnPipeline,
    private readonly renderer: Renderer,
  ) {
    super();
  }

  async run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    if (request.mode === 'draft') return this.draft.run(request, observer);
    const drafted = await this.draft.run(
      { ...request, mode: 'draft', numResults: 1 },
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
    const { person, preserveFace, preserveBackground } = request;
    const ground: Ground = {
      input: await renderInputOf(request),
      region: await regionOf(request, editMask, personMask),
      against: { person, draft: draft.image, personMask, preserveFace, preserveBackground },
    };
    const started = performance.now();
    const results: TryOnResult[] = [];
    for (let number = 0; number < request.numResults; number++) {
      results.push(await this.result(request, ground, number, observer.signal));
    }
    await observer.onStep('done');
    const render = performance.now() - started;
    return { results, mode: 'final', timings: { ...drafted.timings, render } };
  }

  cut(photo: Uint8Array): Promise<CutOut[]> {
    return this.draft.cut(photo);
  }

  judge(render: RenderToJudge): Promise<QualityReport> {
    return this.draft.judge(render);
  }

  async close(): Promise<void> {
    await this.draft.close();
  }

  /**
   * The best of as many renders as the request allows; the first that passes ends it. Each is judged as the renderer
   * sent it, and only the best is laid onto the photo.
   */
  private async result(
    request: TryOnRequest,
    { input, region, against }: Ground,
    number: number,
    signal: AbortSignal,
  ): Promise<TryOnResult> {
    let best: Judged | undefined;
    for (let attempt = 0; attempt <= request.maxRetries; attempt++) {
      const seed = request.seed + number + attempt * 1_000;
      const render = await this.renderer.render({ ...input, seed, signal });
      signal.throwIfAborted();
      const quality = await this.draft.judge({ ...against, render });
      if (best === undefined || quality.score > best.quality.score) best = { render, quality, attempt, seed };
      if (best.quality.passed) break;
    }
    if (best === undefined) throw new Error('No render was made.');
    const { render, quality, attempt, seed } = best;
    return { image: await keepOriginal(render, region), quality, retries: attempt, seed };
  }
}
