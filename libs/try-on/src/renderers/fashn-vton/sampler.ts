import { InferenceNotFiniteError, type Tensor, type Tensors } from '#inference';
import { noImage } from '../http/no-image.js';
import type { Generator } from './generator.js';
import type { Size } from '../place-in-frame.js';
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
 * Draws candidates together, one run of the graph for each step; the last step is not guided.
 * @returns [3, height, width] for each candidate, −1 to 1
 * @throws TryOnError when the network's numbers are none; what `loop` throws; `signal.reason` between two steps
 */
export async function sample(
  graph: Generator['graph'],
  candidates: readonly Candidate[],
  scene: Scene,
  { steps, signal, onStep }: Sampling,
): Promise<Float32Array[]> {
  const { next_x: drawn } = await graph
    .loop({
      feeds: feedsOf(candidates, scene),
      runs: runsOf(steps, candidates.length),
      carry: { next_x: 'x' },
      signal,
      ...(onStep && { onRun: onStep }),
    })
    .catch((error: unknown) => {
      throw error instanceof InferenceNotFiniteError ? overflowed(error) : error;
    });
  if (drawn?.type !== 'float32') throw new TypeError('the generator has no output "next_x"');
  const { width, height } = scene.frame;
  const size = 3 * width * height;
  return candidates.map((_, i) =>
    drawn.data.slice(i * size, (i + 1) * size).map((value) => Math.min(1, Math.max(-1, value))),
  );
}

/** What all steps have in common, and the noise that the first one takes. */
function feedsOf(
  candidates: readonly Candidate[],
  { frame, garment, personPose, garmentPose, category }: Scene,
): Tensors {
  const count = candidates.length;
  const pictures = (channels: number, all: readonly Float32Array[]): Tensor => ({
    type: 'float32',
    data: joined(all),
    dims: [count, channels, frame.height, frame.width],
  });
  const forAll = (values: Float32Array) => candidates.map(() => values);
  return {
    x: pictures(
      3,
      candidates.map(({ start }) => start),
    ),
    ca_images: pictures(
      3,
      candidates.map(({ person }) => person),
    ),
    garment_images: pictures(3, forAll(garment)),
    person_poses: pictures(1, forAll(personPose)),
    garment_poses: pictures(1, forAll(garmentPose)),
    garment_categories: {
      type: 'int64',
      data: new BigInt64Array(count).fill(BigInt(category)),
      dims: [count],
    },
  };
}

/** Where each step begins, how far it goes, and how much it is guided. */
function runsOf(steps: number, count: number): Tensors[] {
  const times = scheduleOf(steps);
  const numbers = (size: number, value: number): Tensor => ({
    type: 'float32',
    data: new Float32Array(size).fill(value),
    dims: [size],
  });
  return Array.from({ length: steps }, (_, step) => ({
    times: numbers(count, times[step]!),
    steps: numbers(count, times[step + 1]! - times[step]!),
    guidance: numbers(1, step === steps - 1 ? 1 : GUIDANCE),
  }));
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

function overflowed(cause: Error) {
  return noImage(
    'its numbers overflowed; an operator can install the network in bf16 or fp32 instead of fp16',
    { cause },
  );
}
