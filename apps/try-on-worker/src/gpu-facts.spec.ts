import { describe, expect, it } from 'vitest';
import { gpuFacts } from './gpu-facts.js';

const status = { backend: 'local', requested: 'auto' } as const;

describe('what a try-on worker says of its GPU', () => {
  it('is its name and memory where its models run on one', () => {
    const gpu = { index: 0, name: 'NVIDIA H200', memory_total_mb: 143_771, memory_used_mb: 8_704 };
    expect(gpuFacts({ ...status, device: 'cuda', gpu })).toEqual({
      cuda_available: true,
      gpu: {
        gpu_name: 'NVIDIA H200',
        memory_allocated_gb: 8.5,
        memory_reserved_gb: 8.5,
        total_memory_gb: 140.4,
      },
    });
    expect(gpuFacts({ ...status, device: 'cuda' })).toEqual({ cuda_available: true, gpu: null });
  });

  it('is nothing where models run elsewhere, whatever the machine has', () => {
    const gpu = { index: 0, name: 'NVIDIA H200', memory_total_mb: 143_771 };
    expect(gpuFacts({ ...status, device: 'cpu', gpu })).toEqual({ cuda_available: false, gpu: null });
    expect(gpuFacts(undefined)).toEqual({ cuda_available: false, gpu: null });
  });
});
