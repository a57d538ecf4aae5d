import { parentPort, workerData } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';
import { fromHalf, toHalf } from './half-floats.js';
import { openSession, reasonOf } from './open-session.js';
import type { Device, SessionOptions, SessionReply, SessionRequest } from './session-protocol.js';
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
  return { type: 'float32', data: Float32Array.from(tensor.data as Float32Array), dims: [...tensor.dims] };
}

/** Asked for by name: onnxruntime never turns to CUDA by itself. What CUDA cannot do of a graph, the CPU does. */
function create(on: Device): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(graph, {
    executionProviders: on === 'cuda' ? [{ name: 'cuda', deviceId: gpu }, 'cpu'] : ['cpu'],
    intraOpNumThreads: intraOpThreads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    extra: EXACT_INTEGER_PRODUCTS,
  });
}

try {
  const before = process.memoryUsage.rss();
  const { session, ...where } = await openSession(device, create);
  port.on('message', ({ id, feeds }: SessionRequest) => {
    void run(session, id, feeds);
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

async function run(session: ort.InferenceSession, id: number, feeds: Tensors): Promise<void> {
  try {
    const inputs = Object.fromEntries(
      Object.entries(feeds).map(([name, tensor]) => [name, toOrt(tensor, isHalf(session, name))]),
    );
    const answered = await session.run(inputs);
    const outputs = Object.fromEntries(
      Object.entries(answered).map(([name, value]) => [name, fromOrt(value)]),
    );
    reply(
      { kind: 'result', id, outputs },
      Object.values(outputs).map((tensor) => tensor.data.buffer as ArrayBuffer),
    );
  } catch (error) {
    reply({ kind: 'failed', id, reason: reasonOf(error) });
  }
}
