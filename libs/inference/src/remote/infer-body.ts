import type { Tensor, Tensors } from '../tensor.js';
import { inferResponse, specOf } from './open-inference.js';

/** The length of the JSON where binary tensors follow it. */
export const JSON_LENGTH_HEADER = 'inference-header-content-length';

export type InferBody = { headers: Record<string, string | number>; body: Buffer };

const datatypes = { float32: 'FP32', int64: 'INT64' } as const;

/** The body of an infer request: tensors as bytes behind the JSON where the server knows that, else inside it. */
export function encodeInfer(feeds: Tensors, outputs: readonly string[], binary: boolean): InferBody {
  const tensors = Object.entries(feeds);
  const inputs = tensors.map(([name, { type, dims, data }]) => ({
    name,
    datatype: datatypes[type],
    shape: dims,
    ...(binary
      ? { parameters: { binary_data_size: data.byteLength } }
      : { data: Array.from(data as ArrayLike<number | bigint>, Number) }),
  }));
  const wanted = outputs.map((name) => ({ name, parameters: { binary_data: binary } }));
  const json = Buffer.from(JSON.stringify({ inputs, outputs: wanted }));
  const parts = binary ? [json, ...tensors.map(([, tensor]) => bytesOf(tensor))] : [json];
  const body = parts.length === 1 ? json : Buffer.concat(parts);
  return {
    headers: {
      'content-type': binary ? 'application/octet-stream' : 'application/json',
      'content-length': body.length,
      ...(binary && { [JSON_LENGTH_HEADER]: json.length }),
    },
    body,
  };
}

/**
 * The float tensors of an answer. Every size is checked before a number is believed.
 * @throws RangeError | SyntaxError | ZodError where it is not what the protocol says
 */
export function decodeInfer(body: Buffer, jsonLength: number | undefined): Tensors {
  if (jsonLength !== undefined && !(jsonLength > 0 && jsonLength <= body.length))
    throw new RangeError(`its JSON should have ${jsonLength} bytes, the answer has ${body.length}`);
  const json = body.subarray(0, jsonLength ?? body.length).toString();
  let at = jsonLength ?? body.length;
  const tensors: Tensors = {};
  for (const output of inferResponse.parse(JSON.parse(json)).outputs) {
    const { name, type, dims } = specOf(output);
    if (type !== 'float32') throw new RangeError(`${name} is ${output.datatype}, not FP32`);
    if (!dims.every((side) => Number(side) >= 0)) throw new RangeError(`${name} has a negative side`);
    const elements = dims.reduce<number>((product, side) => product * Number(side), 1);
    const bytes = output.parameters?.binary_data_size;
    if (bytes === undefined) {
      tensors[name] = { type, dims: dims as number[], data: numbersOf(name, output.data, elements) };
      continue;
    }
    if (bytes !== elements * Float32Array.BYTES_PER_ELEMENT || at + bytes > body.length)
      throw new RangeError(`${name} should have ${elements} numbers, the answer has ${bytes} bytes of it`);
    // A copy: floats must begin at a multiple of four.
    const data = new Float32Array(elements);
    body.copy(Buffer.from(data.buffer), 0, at, at + bytes);
    tensors[name] = { type, dims: dims as number[], data };
    at += bytes;
  }
  return tensors;
}

/** The numbers of a JSON tensor, which may be nested as its shape is. */
function numbersOf(name: string, data: unknown[] | undefined, elements: number): Float32Array {
  const flat: unknown[] = (data ?? []).flat(Infinity);
  if (flat.length !== elements)
    throw new RangeError(`${name} should have ${elements} numbers, the answer has ${flat.length}`);
  // JSON has no NaN: some servers write null. It stays one, and whoever makes a vector of it refuses it.
  return Float32Array.from(flat, (value) => (typeof value === 'number' ? value : Number.NaN));
}

function bytesOf({ data }: Tensor): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
