import { describe, expect, it } from 'vitest';
import { openSession } from './open-session.js';
import type { Device } from './session-protocol.js';

/** Devices by what loading a graph on them ends with, and those that were asked, in order. */
function machine(outcomes: Record<Device, string | Error>) {
  const asked: Device[] = [];
  const create = async (on: Device) => {
    asked.push(on);
    const outcome = outcomes[on];
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { asked, create };
}

const noGpu = new Error('CUDA failure 100: no CUDA-capable device is detected');
const broken = new Error('Load model failed: Protobuf parsing failed');

describe('openSession', () => {
  it('takes the GPU where there is one, and leaves the CPU alone', async () => {
    const { asked, create } = machine({ cuda: 'on the GPU', cpu: 'on the CPU' });
    expect(await openSession('auto', create)).toEqual({ session: 'on the GPU', device: 'cuda' });
    expect(asked).toEqual(['cuda']);
  });

  it('falls back to the CPU where CUDA does not start, and keeps what CUDA said', async () => {
    const { asked, create } = machine({ cuda: noGpu, cpu: 'on the CPU' });
    expect(await openSession('auto', create)).toEqual({
      session: 'on the CPU',
      device: 'cpu',
      fallback: noGpu.message,
    });
    expect(asked).toEqual(['cuda', 'cpu']);
  });

  it("throws the CPU's error of a graph that is broken on both", async () => {
    const { create } = machine({ cuda: noGpu, cpu: broken });
    await expect(openSession('auto', create)).rejects.toBe(broken);
  });

  it.each([
    ['cuda', 'cpu'],
    ['cpu', 'cuda'],
  ] as const)('stays on %s where it is insisted on', async (device, other) => {
    const fails = { [device]: noGpu, [other]: 'elsewhere' } as Record<Device, string | Error>;
    const { asked, create } = machine(fails);
    await expect(openSession(device, create)).rejects.toBe(noGpu);
    expect(asked).toEqual([device]);
  });
});
