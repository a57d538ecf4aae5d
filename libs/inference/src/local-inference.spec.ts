import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import { cudaProviderInstalled } from './cuda-provider.js';
import { DeviceUnavailableError, GraphMismatchError } from './inference.errors.js';
import type { GraphRef, Inference } from './inference.port.js';
import { LocalInference } from './local-inference.js';
import type { CallListener } from './inference-call.js';
import { InferenceMetrics } from './inference-metrics.js';
import type { Tensors } from './tensor.js';

const graph: GraphRef = {
  model: 'vitrine-mini@1',
  name: 'vitrine-mini-text',
  file: fileURLToPath(new URL('../../../models/vitrine-mini/onnx/text_model.onnx', import.meta.url)),
  signature: {
    inputs: [{ name: 'input_ids', type: 'int64', dims: [-1, -1] }],
    outputs: [{ name: 'text_embeds', type: 'float32', dims: [-1, -1] }],
  },
  batch: { cpu: 16, cuda: 64 },
};

function prompts(rows: number): Tensors {
  const data = () => new BigInt64Array(rows * 4).fill(1n);
  return {
    input_ids: { type: 'int64', data: data(), dims: [rows, 4] },
    attention_mask: { type: 'int64', data: data(), dims: [rows, 4] },
  };
}

describe('LocalInference', () => {
  let inference: Inference | undefined;
  afterEach(async () => inference?.close());

  it('runs on the CPU when told to, with the batch of a CPU, and looks for no GPU', async () => {
    inference = new LocalInference({ workers: 1, intraOpThreads: 1, device: 'cpu' });
    const loaded = await inference.load(graph);
    expect(loaded).toMatchObject({ maxBatch: 16, concurrency: 1 });
    expect(inference.status()).toEqual({ backend: 'local', requested: 'cpu', device: 'cpu' });
    expect(loaded.status()).toMatchObject({ device: 'cpu', sessions: 1, restarts: 0, pending: 0 });
  });

  it('takes the batch that it is told instead of the one of the device', async () => {
    inference = new LocalInference({ workers: 1, intraOpThreads: 1, maxBatch: 5 });
    expect((await inference.load(graph)).maxBatch).toBe(5);
  });

  it('refuses a graph that is not the one of the manifest', async () => {
    inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
    const wrong = {
      ...graph,
      signature: { ...graph.signature, outputs: [{ name: 'x', type: 'float32', dims: [] }] },
    };
    await expect(inference.load(wrong)).rejects.toBeInstanceOf(GraphMismatchError);
  });

  describe.skipIf(cudaProviderInstalled())('where the CUDA provider is not installed', () => {
    it('falls back to the CPU and says why', async () => {
      inference = new LocalInference({ workers: 1, intraOpThreads: 1, device: 'auto' });
      await expect((await inference.load(graph)).infer(prompts(2))).resolves.toHaveProperty('text_embeds');
      expect(inference.status()).toMatchObject({
        requested: 'auto',
        device: 'cpu',
        fallback: expect.stringContaining('ONNXRUNTIME_NODE_INSTALL=cuda12'),
      });
    });

    it('refuses to start where a GPU is insisted on', async () => {
      inference = new LocalInference({ workers: 1, intraOpThreads: 1, device: 'cuda' });
      await expect(inference.load(graph)).rejects.toBeInstanceOf(DeviceUnavailableError);
      await expect(inference.load(graph)).rejects.toThrow(/INFERENCE_DEVICE=auto/);
    });
  });
});

describe('InferenceMetrics', () => {
  it('counts calls, rows, failures by code, sessions and the device', async () => {
    const registry = new Registry();
    const metrics = new InferenceMetrics(registry);
    const onCall: CallListener = (call) => metrics.count(call);
    const inference = new LocalInference({ workers: 1, intraOpThreads: 1, onCall });
    metrics.describe(inference);
    const loaded = await inference.load(graph);
    await loaded.infer(prompts(3));
    await expect(loaded.infer({ nonsense: prompts(1).input_ids! })).rejects.toThrow();
    const text = await registry.metrics();
    await inference.close();
    expect(text).toContain('vitrine_inference_seconds_count{graph="vitrine-mini-text"} 2');
    expect(text).toContain('vitrine_inference_batch_rows_sum{graph="vitrine-mini-text"} 4');
    expect(text).toContain(
      'vitrine_inference_failures_total{graph="vitrine-mini-text",code="INFERENCE_FAILED"} 1',
    );
    expect(text).toContain('vitrine_inference_sessions{graph="vitrine-mini-text"} 1');
    expect(text).toContain(
      'vitrine_inference_device_info{backend="local",device="cpu",requested="cpu",fallback="false"} 1',
    );
    expect(text).toMatch(/vitrine_inference_loaded_bytes\{graph="vitrine-mini-text"\} \d/);
  });
});
