/**
 * What onnxruntime and CUDA say when memory runs out: the arena ("Failed to allocate memory for requested buffer of
 * size N", "Available memory of N is smaller than requested bytes of M", or a tensor larger than addresses reach), the
 * C++ run time, CUDA, cuBLAS, cuDNN, V8.
 */
const WORDS =
  /failed to allocate memory|available memory of \d+ is smaller|storage size overflowed|bad_alloc|out of memory|_ALLOC_FAILED|cudaErrorMemoryAllocation|array buffer allocation failed/i;

export function isOutOfMemory(reason: string): boolean {
  return WORDS.test(reason);
}
