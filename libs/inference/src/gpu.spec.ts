import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GpuWatch, parseGpu } from './gpu.js';

describe('parseGpu', () => {
  it('reads name, memory and driver', () => {
    expect(parseGpu(1, 'NVIDIA H200, 143771, 512, 570.86.15\n')).toEqual({
      index: 1,
      name: 'NVIDIA H200',
      memory_total_mb: 143_771,
      memory_used_mb: 512,
      driver: '570.86.15',
    });
  });

  it('leaves out what a virtual GPU does not tell', () => {
    expect(parseGpu(0, 'GRID A100, 20475, [N/A], ')).toEqual({
      index: 0,
      name: 'GRID A100',
      memory_total_mb: 20_475,
    });
  });

  it.each(['', 'No devices were found', 'NVIDIA-SMI has failed, because, it, cannot'])(
    'takes %j as none',
    (text) => expect(parseGpu(0, text)).toBeUndefined(),
  );
});

describe('GpuWatch', () => {
  it('knows nothing where there is no nvidia-smi', async () => {
    await expect(new GpuWatch(0, '/nowhere/nvidia-smi').refresh()).resolves.toBeUndefined();
  });

  it('answers at once and from memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-smi-'));
    const program = join(folder, 'nvidia-smi');
    await writeFile(program, '#!/bin/sh\necho "NVIDIA L4 ($1), 23034, 100, 550.1"\n');
    await chmod(program, 0o755);
    const watch = new GpuWatch(3, program);
    expect(watch.latest).toBeUndefined();
    await watch.refresh();
    expect(watch.latest).toMatchObject({ index: 3, name: 'NVIDIA L4 (--id=3)', memory_total_mb: 23_034 });
    await rm(folder, { recursive: true });
  });
});
