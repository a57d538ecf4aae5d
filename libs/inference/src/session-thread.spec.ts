import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DeviceUnavailableError, InferenceCrashedError } from './inference.errors.js';
import { SessionThread } from './session-thread.js';

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

  it('stays closed once it was closed', async () => {
    const thread = new SessionThread({ graph, intraOpThreads: 1, device: 'cpu', gpu: 0 });
    await thread.start();
    await thread.close();
    await expect(thread.run(prompt())).rejects.toBeInstanceOf(InferenceCrashedError);
  });
});
