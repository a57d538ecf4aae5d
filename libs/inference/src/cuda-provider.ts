import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why a GPU is not used, and what to do about it. */
export const CUDA_NOT_INSTALLED =
  "the CUDA provider of onnxruntime-node is not installed. Use the image's target embedding-worker-cuda, or run `ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node --ignore-scripts=false` (Linux, x64)";

/**
 * Whether the library that npm does not bring is there. Asking onnxruntime for a provider that is missing prints
 * alarming lines on every start.
 */
export function cudaProviderInstalled(): boolean {
  const entry = createRequire(import.meta.url).resolve('onnxruntime-node');
  const folder = join(dirname(entry), '../bin/napi-v6', process.platform, process.arch);
  return existsSync(join(folder, 'libonnxruntime_providers_cuda.so'));
}

/** The sentence for a provider that is installed and does not start, by the one of onnxruntime, which has no code. */
export function cudaFailure(reason: string): string {
  const short = reason.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (/no CUDA-capable device|CUDA failure 100\b|invalid device ordinal|CUDA failure 101\b/i.test(short))
    return `there is no such GPU for this process (${short}). Check \`nvidia-smi\`, INFERENCE_GPU and the container's --gpus`;
  if (/driver version is insufficient|CUDA failure 35\b/i.test(short))
    return `the NVIDIA driver is older than CUDA 12 needs (${short}). Update the driver`;
  if (isOfCuda(short))
    return `the CUDA provider did not start (${short}). It needs the libraries of CUDA 12 and cuDNN 9 on the library path, and the provider of this very version of onnxruntime-node`;
  return short;
}

/** Whether a session failed for its device's sake and not for its graph's: onnxruntime has a sentence alone. */
export function isOfCuda(reason: string): boolean {
  return /cuda|cudnn|cublas|cufft|cudart|shared library/i.test(reason);
}
