import { describe, expect, it } from 'vitest';
import { cudaFailure, isOfCuda } from './cuda-provider.js';

/** What onnxruntime says where CUDA does not start. */
const MISSING = 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library';
const OTHER_VERSION =
  'Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file: No such file or directory';
const NO_GPU =
  'CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ; expr=cudaSetDevice(info_.device_id);';
const OLD_DRIVER = 'CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=0';

describe('cudaFailure', () => {
  it.each([
    ['a library that is missing', MISSING, /CUDA 12 and cuDNN 9/],
    ['libraries of another version', OTHER_VERSION, /libcublasLt\.so\.12.*CUDA 12 and cuDNN 9/],
    ['no GPU', NO_GPU, /nvidia-smi.*INFERENCE_GPU/],
    ['an old driver', OLD_DRIVER, /Update the driver/],
  ])('says what to do about %s', (_what, reason, sentence) => {
    expect(isOfCuda(reason)).toBe(true);
    expect(cudaFailure(reason)).toMatch(sentence);
  });

  it("does not take a broken graph for the device's fault", () => {
    expect(isOfCuda('Load model from a.onnx failed: Protobuf parsing failed.')).toBe(false);
  });
});
