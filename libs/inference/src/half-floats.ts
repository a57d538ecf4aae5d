import { Float16Array } from '@petamoriken/float16';

/** The bits of half-precision numbers, as a graph of fp16 takes them (IEEE 754 binary16). */
export function toHalf(values: Float32Array): Uint16Array {
  const halves = Float16Array.from(values);
  return new Uint16Array(halves.buffer, halves.byteOffset, halves.length);
}

/** The numbers behind half-precision bits, however the runtime types them. */
export function fromHalf(halves: ArrayBufferView & { length: number }): Float32Array {
  return Float32Array.from(new Float16Array(halves.buffer as ArrayBuffer, halves.byteOffset, halves.length));
}
