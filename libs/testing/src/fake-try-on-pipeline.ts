import {
  type CutOut,
  type QualityReport,
  type RenderToJudge,
  TRY_ON_STEPS,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
  type TryOnStep,
} from '#try-on/pipeline';

/** Records its requests; fails by default. A test says what a run does. */
export class FakeTryOnPipeline extends TryOnPipeline {
  readonly requests: TryOnRequest[] = [];
  /** Photos that were to be cut out; nothing is found in them unless a test says what. */
  readonly cuts: Uint8Array[] = [];
  cutOutsOf: (photo: Uint8Array, signal?: AbortSignal) => CutOut[] | Promise<CutOut[]> = () => [];
  readonly renders: RenderToJudge[] = [];
  /** What it thinks of a render; nothing unless a test says. */
  judgementOf: (render: RenderToJudge) => QualityReport | Promise<QualityReport> = () => {
    throw new Error('FakeTryOnPipeline was not told how to judge');
  };
  closed = false;
  /** What it says of itself, in every mode. */
  madeBy = '';
  /** What a run does. */
  work: (request: TryOnRequest, observer: TryOnObserver) => Promise<TryOnOutcome> = async () => {
    throw new Error('FakeTryOnPipeline was not told what to do');
  };

  async run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    this.requests.push(request);
    return this.work(request, observer);
  }

  async cut(photo: Uint8Array, signal?: AbortSignal): Promise<CutOut[]> {
    this.cuts.push(photo);
    return this.cutOutsOf(photo, signal);
  }

  async judge(render: RenderToJudge): Promise<QualityReport> {
    this.renders.push(render);
    return this.judgementOf(render);
  }

  override revision(): string {
    return this.madeBy;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  /** Runs answer with these images, after every step was shown. */
  succeedWith(...images: Uint8Array[]): void {
    this.work = async (request, observer) => {
      for (const step of Object.keys(TRY_ON_STEPS) as TryOnStep[]) await observer.onStep(step);
      return outcomeOf(images, request);
    };
  }
}

/** An outcome of these images, the way that a pipeline would give it. */
export function outcomeOf(images: readonly Uint8Array[], { seed, mode }: TryOnRequest): TryOnOutcome {
  return {
    mode,
    timings: { segmentation: 10, blend: 20 },
    results: images.map((image, n) => ({
      image,
      quality: { score: 0.9 - n / 10, passed: true, parts: { fidelity: 0.9, coverage: 0.8 } },
      retries: 0,
      seed: seed + n,
    })),
  };
}
