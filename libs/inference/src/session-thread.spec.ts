import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  DeviceUnavailableError,
  InferenceCrashedError,
  InferenceNotFiniteError,
  ModelFolderError,
} from './inference.errors.js';
import type { InferenceLoop } from './inference-loop.js';
import { SessionThread } from './session-thread.js';
import type { Tensor } from './tensor.js';

const graph = fileURLToPath(new URL('../../../models/vitrine-mini/onnx/text_model.onnx', import.meta.url));

function prompt() {
  return {
    input_ids: { type: 'int64' as const, data: new BigInt64Array(4).fill(5n), dims: [1, 4] },
    attention_mask: { type: 'int64' as const, data: new BigInt64Array(4).fill(1n), dims: [1, 4] },
  };
}

describe('SessionThread', () => {
  it('fails the calls under way when its thread ends, and starts again for the next', async () => {
    const thread = new SessionThread({ graph, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    await thread.start();
    const call = thread.run(prompt());
    await thread.kill();
    await expect(call).rejects.toBeInstanceOf(InferenceCrashedError);
    await expect(thread.run(prompt())).resolves.toHaveProperty('text_embeds');
    expect(thread.restarts).toBe(1);
    await thread.close();
  });

  it('tries again where a graph that it had loaded cannot be loaded for a moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-session-'));
    const own = join(folder, 'model.onnx');
    await copyFile(graph, own);
    const thread = new SessionThread({ graph: own, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    await thread.start();
    await rename(own, `${own}.away`);
    await thread.kill();
    await expect(thread.run(prompt())).rejects.toMatchObject({
      code: 'INFERENCE_CRASHED',
      cause: expect.any(ModelFolderError),
    });
    await rename(`${own}.away`, own);
    await expect(thread.run(prompt())).resolves.toHaveProperty('text_embeds');
    await thread.close();
    await rm(folder, { recursive: true });
  });

  it('falls back to the CPU where CUDA does not start, and keeps what CUDA said', async () => {
    const thread = new SessionThread({ graph, intraOpThreads: 1, device: 'auto', gpu: 63 });
    await thread.start();
    expect(thread).toMatchObject({ device: 'cpu', fallback: expect.stringMatching(/CUDA|GPU/), isUp: true });
    const cpu = new SessionThread({ graph, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    expect(await thread.run(prompt())).toEqual(await cpu.run(prompt()));
    expect(cpu.fallback).toBeUndefined();
    await Promise.all([thread.close(), cpu.close()]);
  });

  it("fails to start for the device's sake where a GPU is insisted on that is not there", async () => {
    const thread = new SessionThread({ graph, intraOpThreads: 1, device: 'cuda', gpu: 63 });
    await expect(thread.start()).rejects.toBeInstanceOf(DeviceUnavailableError);
    await thread.close();
  });

  describe('runs a graph in a loop', () => {
    const steps = 6;
    const numbers = (size: number, value: number) => ({
      type: 'float32' as const,
      data: new Float32Array(size).fill(value),
      dims: [size],
    });
    const picture = (channels: number) => {
      const { data, type } = numbers(channels * 96 * 144, 0.1);
      return { type, data, dims: [1, channels, 144, 96] };
    };
    const feeds = () => ({
      x: picture(3),
      ca_images: picture(3),
      garment_images: picture(3),
      person_poses: picture(1),
      garment_poses: picture(1),
      garment_categories: { type: 'int64' as const, data: BigInt64Array.of(1n), dims: [1] },
    });
    const runOf = (step: number) => ({
      times: numbers(1, step / steps),
      steps: numbers(1, 1 / steps),
      guidance: numbers(1, 1.5),
    });
    const loop = (given: Partial<InferenceLoop> = {}) =>
      thread.loop({
        feeds: feeds(),
        runs: Array.from({ length: steps }, (_, step) => runOf(step)),
        carry: { next_x: 'x' },
        signal: new AbortController().signal,
        ...given,
      });
    let thread: SessionThread;
    beforeAll(() => {
      const graph = fileURLToPath(
        new URL('../../../test/fixtures/fashn-vton/models/fashn-vton-small/model.onnx', import.meta.url),
      );
      thread = new SessionThread({ graph, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    });
    afterAll(() => thread.close());

    it('with the outcome of one run after the other, each told in its order', async () => {
      const made: number[] = [];
      let busy = false;
      const { next_x: looped } = await loop({
        onRun: async (run) => {
          expect(busy).toBe(false);
          busy = true;
          await sleep(1);
          made.push(run);
          busy = false;
        },
      });
      expect(made).toEqual([1, 2, 3, 4, 5, 6]);
      let x: Tensor = picture(3);
      for (let step = 0; step < steps; step++) {
        const { next_x } = await thread.run({ ...feeds(), ...runOf(step), x });
        x = next_x!;
      }
      expect(looped).toEqual(x);
    });

    it('that ends between two runs when it is aborted, or when its listener fails', async () => {
      const runs = Array.from({ length: 200 }, () => runOf(0));
      const controller = new AbortController();
      const onRun = vi.fn<() => void>(() => controller.abort(new Error('enough')));
      await expect(loop({ runs, signal: controller.signal, onRun })).rejects.toThrow('enough');
      expect(onRun.mock.calls.length).toBeLessThan(100);
      const failing = loop({
        runs: Array.from({ length: 200 }, () => runOf(0)),
        onRun: () => Promise.reject(new Error('the job was taken')),
      });
      await expect(failing).rejects.toThrow('the job was taken');
      await expect(loop({ signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
      await expect(loop()).resolves.toHaveProperty('next_x');
    });

    it('that ends where what is carried is no number, or where there is nothing to carry', async () => {
      const overflowing = { ...runOf(0), steps: numbers(1, Infinity) };
      await expect(loop({ runs: [runOf(0), overflowing, runOf(2)] })).rejects.toBeInstanceOf(
        InferenceNotFiniteError,
      );
      await expect(loop({ carry: { nothing: 'x' } })).rejects.toThrow('no output "nothing"');
    });

    it('that fails when its thread ends', async () => {
      await thread.start();
      const running = loop();
      await thread.kill();
      await expect(running).rejects.toBeInstanceOf(InferenceCrashedError);
    });

    it('that ends before its next run when the thread is closed', async () => {
      const told = vi.fn<() => void>();
      const runs = Array.from({ length: 500 }, () => runOf(0));
      let closed: Promise<void> | undefined;
      const running = loop({
        runs,
        onRun: () => {
          told();
          closed ??= thread.close();
        },
      });
      await expect(running).rejects.toBeInstanceOf(InferenceCrashedError);
      await closed;
      expect(told.mock.calls.length).toBeLessThan(runs.length);
    });
  });

  it('stays closed once it was closed', async () => {
    const thread = new SessionThread({ graph, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    await thread.start();
    await thread.close();
    await expect(thread.run(prompt())).rejects.toBeInstanceOf(InferenceCrashedError);
  });
});
