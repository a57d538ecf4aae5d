import { z } from 'zod';
import type { TensorSpec } from '../tensor.js';

/**
 * What is used of the Open Inference Protocol (KServe v2), https://kserve.github.io/website/docs/concepts/architecture/data-plane/v2-protocol,
 * and of Triton's extensions of it: binary tensor data and model configuration.
 */
const size = z.int().min(-1);
const tensor = z.object({ name: z.string(), datatype: z.string(), shape: z.array(size) });

/** `GET /v2` */
export const serverMetadata = z.object({ extensions: z.array(z.string()).default([]) });

/** `GET /v2/models/{model}` */
export const modelMetadata = z.object({
  name: z.string(),
  inputs: z.array(tensor),
  outputs: z.array(tensor),
});

/** `GET /v2/models/{model}/config`, of Triton alone. */
export const modelConfig = z.object({
  max_batch_size: z.int().min(0).optional(),
  parameters: z.record(z.string(), z.object({ string_value: z.string().optional() })).default({}),
});

/** `POST /v2/models/{model}/infer`; a tensor without data has it behind the JSON, `binary_data_size` bytes. */
export const inferResponse = z.object({
  outputs: z.array(
    tensor.extend({
      data: z.array(z.unknown()).optional(),
      parameters: z.object({ binary_data_size: z.int().min(0).optional() }).optional(),
    }),
  ),
});

/** The one parameter of a model's configuration that is ours: which model and revision the server has. */
export const MODEL_PARAMETER = 'vitrine_model';

const types: Record<string, string> = { FP32: 'float32', FP16: 'float16', INT64: 'int64', INT32: 'int32' };

/** The protocol's names of types are not onnxruntime's. */
export function specOf({ name, datatype, shape }: z.infer<typeof tensor>): TensorSpec {
  return { name, type: types[datatype] ?? datatype, dims: shape };
}
