import { parentPort, workerData } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';
import { fromHalf, toHalf } from './half-floats.js';
import { openSession, reasonOf } from './open-session.js';
import type {
  Device,
  SessionLoop,
  SessionOptions,
  SessionReply,
  SessionRequest,
} from './session-protocol.js';
import type { Tensor, Tensors, TensorSpec } from './tensor.js';

/**
 * A thread that holds one ONNX session. `session.run` blocks the thread it is called on for its whole length,
 * which is why it is called here.
 */
const port = parentPort;
if (port === null) throw new Error('session-worker runs as a worker thread only');
// Node 24 has a Float16Array, of which onnxruntime-common makes tensors and whose bytes onnxruntime-node does not find.
// Where there is none, halves are taken as the 16 bits that they are; this thread does nothing else.
Reflect.deleteProperty(globalThis, 'Float16Array');
const { graph, intraOpThreads, device, gpu } = workerData as SessionOptions;

/**
 * Processors without VNNI add pairs of u8 × s8 products in 16 bits, where large ones are cut off (maddubs): int8 models
 * would answer with other vectors there. With this, onnxruntime turns such weights into u8 when it loads them, whose
 * products it adds exactly; weights of 7 bits, and processors with VNNI, are left as they are.
 */
const EXACT_INTEGER_PRODUCTS = { session: { x64quantprecision: '1' } };

function reply(message: SessionReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

/** A graph of fp16 takes and answers float32 here: the halves stay inside of this thread. */
function specs(metadata: readonly ort.InferenceSession.ValueMetadata[]): TensorSpec[] {
  return metadata.map((value) =>
    value.isTensor
      ? {
          name: value.name,
          type: value.type === 'float16' ? 'float32' : value.type,
          dims: [...value.shape],
        }
      : { name: value.name, type: 'other', dims: [] },
  );
}

function toOrt(tensor: Tensor, asHalf: boolean): ort.Tensor {
  if (tensor.type === 'float32' && asHalf) {
    return new ort.Tensor('float16', toHalf(tensor.data), tensor.dims);
  }
  return tensor.type === 'float32'
    ? new ort.Tensor('float32', tensor.data, tensor.dims)
    : new ort.Tensor('int64', tensor.data, tensor.dims);
}

/** Copies the output: onnxruntime owns the memory that it answers with. */
function fromOrt(tensor: ort.Tensor): Tensor {
  if (tensor.type === 'float16') {
    const halves = tensor.data as unknown as Uint16Array;
    return { type: 'float32', data: fromHalf(halves), dims: [...tensor.dims] };
  }
  if (tensor.type !== 'float32') throw new TypeError(`the graph answered with ${tensor.type}, not float32`);
  return { type: 'float32', data: (tensor.data as Float32Array).slice(), dims: [...tensor.dims] };
}

/** Asked for by name: onnxruntime never turns to CUDA by itself. What CUDA cannot do of a graph, the CPU does. */
function create(on: Device): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(graph, {
    executionProviders: on === 'cuda' ? [{ name: 'cuda', deviceId: gpu }, 'cpu'] : ['cpu'],
    intraOpNumThreads: intraOpThreads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // One block of memory planned for a whole run takes a fifth more than its parts, and is no faster on a CPU.
    enableMemPattern: on === 'cuda',
    extra: EXACT_INTEGER_PRODUCTS,
  });
}

try {
  const before = process.memoryUsage.rss();
  const { session, ...where } = await openSession(device, create);
  port.on('message', ({ id, feeds, loop }: SessionRequest) => {
    void answer(id, () => (loop === undefined ? run(session, id, feeds) : runLoop(session, id, feeds, loop)));
  });
  reply({
    kind: 'ready',
    inputs: specs(session.inputMetadata),
    outputs: specs(session.outputMetadata),
    loadedBytes: Math.max(0, process.memoryUsage.rss() - before),
    ...where,
  });
} catch (error) {
  reply({ kind: 'load-failed', reason: reasonOf(error), device: device === 'cuda' ? 'cuda' : 'cpu' });
}

function isHalf(session: ort.InferenceSession, input: string): boolean {
  return session.inputMetadata.some(
    (value) => value.name === input && value.isTensor && value.type === 'float16',
  );
}

function toSession(session: ort.InferenceSession, feeds: Tensors): Record<string, ort.Tensor> {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, tensor]) => [name, toOrt(tensor, isHalf(session, name))]),
  );
}

async function answer(id: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    reply({ kind: 'failed', id, reason: reasonOf(error) });
  }
}

async function run(session: ort.InferenceSession, id: number, feeds: Tensors): Promise<void> {
  replyWith(id, await session.run(toSession(session, feeds)));
}

async function runLoop(
  session: ort.InferenceSession,
  id: number,
  feeds: Tensors,
  { runs, carry, stop }: SessionLoop,
): Promise<void> {
  const inputs = toSession(session, feeds);
  let answered: ort.InferenceSession.OnnxValueMapType = {};
  for (const [i, own] of runs.entries()) {
    if (Atomics.load(stop, 0) === 1) return reply({ kind: 'stopped', id });
    answered = await session.run({ ...inputs, ...toSession(session, own) });
    for (const [output, input] of Object.entries(carry)) {
      const value = answered[output];
      if (value === undefined) throw new TypeError(`the graph has no output "${output}"`);
      if (!isFinite(value)) return reply({ kind: 'not-finite', id, output });
      inputs[input] = value;
    }
    reply({ kind: 'run', id, made: i + 1 });
  }
  replyWith(id, answered);
}

/** Of halves not asked: a graph that is looped takes and answers float32. */
function isFinite({ type, data }: ort.Tensor): boolean {
  if (type !== 'float32') return true;
  const values = data as Float32Array;
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

function replyWith(id: number, answered: ort.InferenceSession.OnnxValueMapType): void {
  const outputs = Object.fromEntries(Object.entries(answered).map(([name, value]) => [name, fromOrt(value)]));
  reply(
    { kind: 'result', id, outputs },
    Object.values(outputs).map((tensor) => tensor.data.buffer as ArrayBuffer),
  );
}
