import { describe, expect, it } from 'vitest';
import { isOutOfMemory } from './out-of-memory.js';

describe('isOutOfMemory', () => {
  it.each([
    "Non-zero status code returned while running Conv node. Name:'/conv' Status Message: bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 17179869184",
    'bfc_arena.cc: Available memory of 1048576 is smaller than requested bytes of 8388608',
    'std::bad_alloc',
    'CUDA failure 2: out of memory ; GPU=0 ; hostname=h ; expr=cudaMalloc((void**)&p, size);',
    'CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED',
    'CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED',
    'Array buffer allocation failed',
  ])('knows %j', (reason) => expect(isOutOfMemory(reason)).toBe(true));

  it.each(['Got invalid dimensions for input: pixel_values', 'CUDA failure 700: an illegal memory access'])(
    'leaves %j alone',
    (reason) => expect(isOutOfMemory(reason)).toBe(false),
  );
});
