import type { InferenceStatus } from '#contracts';
import type { WorkerFacts } from '#try-on/work';

/** What `/health` of the try-on API says of a GPU; memory as nvidia-smi sees it, which tells no reserved one apart. */
export function gpuFacts(
  inference: InferenceStatus | undefined,
): Pick<WorkerFacts, 'cuda_available' | 'gpu'> {
  if (inference?.device !== 'cuda') return { cuda_available: false, gpu: null };
  const { gpu } = inference;
  // Not every driver tells.
  if (gpu === undefined) return { cuda_available: true, gpu: null };
  const used = inGigabytes(gpu.memory_used_mb ?? 0);
  return {
    cuda_available: true,
    gpu: {
      gpu_name: gpu.name,
      memory_allocated_gb: used,
      memory_reserved_gb: used,
      total_memory_gb: inGigabytes(gpu.memory_total_mb),
    },
  };
}

function inGigabytes(mebibytes: number): number {
  return Math.round((mebibytes / 1024) * 100) / 100;
}
