import sharp from 'sharp';
import {
  type CutOut,
  type QualityReport,
  TRY_ON_STEPS,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
  type TryOnStep,
} from '#try-on/pipeline';

/** Keeps its thread busy for so long a run, as image work would, and answers with one small picture. */
class BurningPipeline extends TryOnPipeline {
  constructor(
    private readonly burnMs: number,
    private readonly image: Uint8Array,
  ) {
    super();
  }

  async run({ mode, seed }: TryOnRequest, { onStep, signal }: TryOnObserver): Promise<TryOnOutcome> {
    const steps = Object.keys(TRY_ON_STEPS) as TryOnStep[];
    for (const step of steps) {
      signal.throwIfAborted();
      await onStep(step);
      burn(this.burnMs / steps.length);
    }
    const quality = { score: 1, passed: true, parts: {} };
    return {
      mode,
      timings: { burn: this.burnMs },
      results: [{ image: this.image, quality, retries: 0, seed }],
    };
  }

  async cut(): Promise<CutOut[]> {
    return [];
  }

  async judge(): Promise<QualityReport> {
    return { score: 1, passed: true, parts: {} };
  }

  async close(): Promise<void> {}
}

/** The module that a `PipelineThread` is started with. */
export async function createPipeline(options: unknown): Promise<TryOnPipeline> {
  const { burnMs } = options as { burnMs: number };
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  return new BurningPipeline(burnMs, image);
}

/** Arithmetic on fresh memory, which the garbage collector has to see to. */
function burn(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;) {
    const mask = new Float32Array(200_000);
    for (let i = 0; i < mask.length; i++) mask[i] = Math.sqrt(i) * 0.5;
  }
}
