import type { LoadedGraph, Tensor } from '#inference';
import { noImage } from '../http/no-image.js';
import type { Size } from './place.js';
import { GUIDANCE, scheduleOf } from './schedule.js';

/** The garments that the network knows, by its own numbers. */
export const CATEGORIES = { top: 1, bottom: 2, dress: 3 } as const;

/** What is drawn of one candidate, each [channels, height, width]. */
export type Candidate = {
  /** Noise, of which the picture is made. */
  start: Float32Array;
  person: Float32Array;
};

/** What all candidates of a call have in common. */
export type Scene = {
  personPose: Float32Array;
  garment: Float32Array;
  garmentPose: Float32Array;
  category: number;
  frame: Size;
};

export type Sampling = {
  steps: number;
  signal: AbortSignal;
  /** Told of each step that was made. */
  onStep?(made: number): void | Promise<void>;
};

/**
 * Draws candidates together, one call of the graph for each step; the last step is not guided.
 * @returns [3, height, width] for each candidate, −1 to 1
 * @throws TryOnError when the network's numbers are none; what `infer` throws; `signal.reason` between two steps
 */
export async function sample(
  graph: Pick<LoadedGraph, 'infer'>,
  candidates: readonly Candidate[],
  scene: Scene,
  { steps, signal, onStep }: Sampling,
): Promise<Float32Array[]> {
  const times = scheduleOf(steps);
  const { width, height } = scene.frame;
  const count = candidates.length;
  const pictures = (channels: number, all: readonly Float32Array[]): Tensor => ({
    type: 'float32',
    data: joined(all),
    dims: [count, channels, height, width],
  });
  const numbers = (size: number, value: number): Tensor => ({
    type: 'float32',
    data: new Float32Array(size).fill(value),
    dims: [size],
  });
  const forAll = (values: Float32Array) => candidates.map(() => values);
  let x: Tensor = pictures(
    3,
    candidates.map(({ start }) => start),
  );
  let told: void | Promise<void> = undefined;
  for (let step = 0; step < steps; step++) {
    signal.throwIfAborted();
    // The buffers move to the session's thread: each step has its own.
    const answered = graph.infer({
      x,
      ca_images: pictures(
        3,
        candidates.map(({ person }) => person),
      ),
      garment_images: pictures(3, forAll(scene.garment)),
      person_poses: pictures(1, forAll(scene.personPose)),
      garment_poses: pictures(1, forAll(scene.garmentPose)),
      times: numbers(count, times[step]!),
      steps: numbers(count, times[step + 1]! - times[step]!),
      guidance: numbers(1, step === steps - 1 ? 1 : GUIDANCE),
      garment_categories: {
        type: 'int64',
        data: new BigInt64Array(count).fill(BigInt(scene.category)),
        dims: [count],
      },
    });
    // The job hears of a step while the next one is made.
    const [{ next_x: next }] = await Promise.all([answered, told]);
    if (next?.type !== 'float32') throw new TypeError('the generator has no output "next_x"');
    if (!next.data.every(Number.isFinite)) throw overflowed();
    x = next;
    told = onStep?.(step + 1);
  }
  await told;
  const size = 3 * width * height;
  const drawn = x.data as Float32Array;
  return candidates.map((_, i) =>
    drawn.slice(i * size, (i + 1) * size).map((value) => Math.min(1, Math.max(-1, value))),
  );
}

function joined(all: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of all) {
    out.set(values, at);
    at += values.length;
  }
  return out;
}

function overflowed() {
  return noImage(
    'its numbers overflowed; an operator can install the network in bf16 or fp32 instead of fp16',
  );
}
