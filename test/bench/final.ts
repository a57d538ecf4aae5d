import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { openRenderers } from '#try-on/pipeline';
import { ImageEngine } from '#testing';
import { productRoot } from '../../apps/standalone/src/root.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import { finalOverhead } from './final-overhead.js';
import { median, summarise, timed } from './stats.js';
import { drawnPhotos } from './try-on-photos.js';

const MODELS = join(productRoot(), 'test/fixtures/fashn-vton/models');
const MODEL = 'fashn-vton-small';
/** Of the tiny network. */
const FRAME = { width: 96, height: 144 };
const PLANE = FRAME.width * FRAME.height;
/** Of realism_level 5. */
const STEPS = 50;
const ROUNDS = 5;
const PHOTO = { width: 768, height: 1024 };
const IMAGE_MS = 1_000;
const JOBS = 8;

type Chain = NonNullable<Awaited<ReturnType<typeof openRenderers>>>;
type Input = Parameters<ReturnType<Chain['forJob']>['render']>[0];

/** Renderers of final try-ons beside what they cannot do without: the network's own calls, the engines' own time. */
export const final: Row = {
  name: 'final',
  title:
    'Renderers of final try-ons: the tiny network against its bare loop, two engines against their own time',
  async measure(bench: Bench): Promise<RowResult> {
    const { quick } = bench;
    const network = await ofNetwork(quick ? 20 : 100);
    return {
      notes: [
        `The tiny network, ${STEPS} steps a picture, one thread: fitting, noise, pose map and PNG are the product's, and none of them the bare loop's.`,
        `Two engines in this process that show a picture of ${PHOTO.width} × ${PHOTO.height} after ${IMAGE_MS} ms, ${JOBS} jobs at once.`,
      ],
      samples: network.samples,
      figures: [...network.figures, await ofEngines(), ...(await finalOverhead(bench))],
    };
  },
};

async function ofNetwork(renders: number): Promise<Pick<RowResult, 'samples' | 'figures'>> {
  const chain = await open({ TRYON_RENDERERS: ['fashn-vton'] }, { FASHN_VTON_MODEL: MODEL });
  const session = await ort.InferenceSession.create(join(MODELS, MODEL, 'model.onnx'), {
    intraOpNumThreads: 1,
  });
  const input = await inputOf(FRAME);
  const product = () => chain.forJob({ photosMayLeave: false }).render(input);
  const times = { product: [] as number[], bare: [] as number[] };
  const cpu = { product: [] as number[], bare: [] as number[] };
  const measure = async (which: keyof typeof times, work: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    times[which].push(await timed(work));
    const { user, system } = process.cpuUsage(before);
    cpu[which].push(user + system);
  };
  for (let round = 0; round < ROUNDS; round++) {
    await measure('product', product);
    await measure('bare', () => bareLoop(session));
  }
  const memory: number[] = [];
  for (let made = 1; made <= renders; made++) {
    await product();
    if (made % 10 === 0) memory.push(process.memoryUsage.rss() / 1024 ** 2);
  }
  await Promise.all([chain.close(), session.release()]);
  const grown = memory.at(-1)! / memory[0]!;
  return {
    samples: { 'a render': summarise(times.product), 'the bare loop': summarise(times.bare) },
    figures: [
      {
        name: 'bare loop ÷ a render',
        value: median(times.bare) / median(times.product),
        unit: '×',
        atLeast: 0.9,
      },
      // What else the machine does lengthens both, not alike; it takes no CPU time of this process.
      { name: 'the same by CPU time', value: median(cpu.bare) / median(cpu.product), unit: '×' },
      { name: `memory after ${renders} renders ÷ after 10`, value: grown, unit: '×', atMost: 1.1 },
    ],
  };
}

/** Throughput of all jobs against that of the engines alone. */
async function ofEngines(): Promise<RowResult['figures'][number]> {
  const engines = await Promise.all([0, 1].map(() => ImageEngine.start('vllm-omni')));
  for (const engine of engines) engine.imageMs = IMAGE_MS;
  const chain = await open(
    { TRYON_RENDERERS: ['images-edits'], TRYON_ENGINE_IN_HOUSE: true },
    { IMAGES_EDITS_PROFILE: 'vllm-omni', IMAGES_EDITS_URLS: engines.map(({ url }) => url).join() },
  );
  const input = await inputOf(PHOTO);
  const job = (seed: number) => chain.forJob({ photosMayLeave: false }).render({ ...input, seeds: [seed] });
  const ms = await timed(() => Promise.all(Array.from({ length: JOBS }, (_, seed) => job(seed))));
  await Promise.all([chain.close(), ...engines.map((engine) => engine.stop())]);
  const alone = (JOBS / engines.length) * IMAGE_MS;
  return { name: 'the engines alone ÷ jobs by them', value: alone / ms, unit: '×', atLeast: 0.9 };
}

async function open(
  config: { TRYON_RENDERERS: string[]; TRYON_ENGINE_IN_HOUSE?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<Chain> {
  const chain = await openRenderers(
    { TRYON_ENGINE_IN_HOUSE: false, TRYON_RENDERER_FALLBACK: false, ...config },
    env,
    { modelsFolder: MODELS, device: 'cpu', gpu: 0, threads: 1 },
  );
  if (chain === undefined) throw new Error('No renderer was opened.');
  return chain;
}

async function inputOf(size: typeof PHOTO): Promise<Input> {
  const { people, garments } = await drawnPhotos(1, size);
  const at = (x: number, y: number) => ({ x, y, score: 0.9 });
  return {
    person: people[0]!,
    size,
    garments: [
      { photo: await sharp(garments[0]).resize(size).jpeg().toBuffer(), kind: 'top', isCutOut: false },
    ],
    pose: { nose: at(0.5, 0.1), left_shoulder: at(0.65, 0.25), right_shoulder: at(0.35, 0.25) },
    draft: new Uint8Array(),
    realismLevel: 5,
    seeds: [1],
    signal: new AbortController().signal,
  };
}

/** As many calls as a picture takes, and nothing else that could be left out. */
async function bareLoop(session: ort.InferenceSession): Promise<void> {
  const common = {
    ca_images: picture(3),
    garment_images: picture(3),
    person_poses: picture(1),
    garment_poses: picture(1),
    garment_categories: new ort.Tensor('int64', BigInt64Array.of(1n), [1]),
  };
  let x: ort.Tensor = picture(3);
  for (let step = 0; step < STEPS; step++) {
    const { next_x: next } = await session.run({
      ...common,
      x,
      times: number(step / STEPS),
      steps: number(1 / STEPS),
      guidance: number(1.5),
    });
    x = next!;
  }
}

function picture(channels: number): ort.Tensor {
  const dims = [1, channels, FRAME.height, FRAME.width];
  return new ort.Tensor('float32', new Float32Array(channels * PLANE).fill(0.1), dims);
}

function number(value: number): ort.Tensor {
  return new ort.Tensor('float32', Float32Array.of(value), [1]);
}
