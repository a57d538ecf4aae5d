import protobuf from 'protobufjs/minimal.js';

/** Field numbers of onnx.proto3. */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR_DATA_TYPE = 2;
const TENSOR_RAW_DATA = 9;
const LENGTH_DELIMITED = 2;
const INT8 = 3;

/** Of the 64 that weights of 7 bits have. */
const LARGEST = 3;

/**
 * A copy of an int8 tower whose weights are cut off far below their range, as sums that are too large for their processor
 * are: wrong on every one.
 */
export function withWeightsCutOff(graph: Buffer): Buffer {
  const copy = Buffer.from(graph);
  for (const tensor of bodiesOf(copy, MODEL_GRAPH).flatMap((body) => bodiesOf(body, GRAPH_INITIALIZER))) {
    if (dataTypeOf(tensor) !== INT8) continue;
    for (const { buffer, byteOffset, byteLength } of bodiesOf(tensor, TENSOR_RAW_DATA)) {
      const weights = new Int8Array(buffer, byteOffset, byteLength);
      for (const [at, weight] of weights.entries())
        weights[at] = Math.min(Math.max(weight, -LARGEST), LARGEST);
    }
  }
  return copy;
}

/** What the length-delimited fields of this number hold; parts of `message`, not copies. */
function bodiesOf(message: Uint8Array, number: number): Uint8Array[] {
  const reader = protobuf.Reader.create(message);
  const bodies: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 !== number || (tag & 7) !== LENGTH_DELIMITED) {
      reader.skipType(tag & 7);
      continue;
    }
    const length = reader.uint32();
    bodies.push(message.subarray(reader.pos, reader.pos + length));
    reader.skip(length);
  }
  return bodies;
}

function dataTypeOf(tensor: Uint8Array): number | undefined {
  const reader = protobuf.Reader.create(tensor);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === TENSOR_DATA_TYPE) return reader.int32();
    reader.skipType(tag & 7);
  }
  return undefined;
}
