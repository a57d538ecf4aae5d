/** Dot product of two vectors of one length: the cosine of unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** `a + factor · b` */
export function plus(a: Float32Array, factor: number, b: Float32Array): Float32Array {
  return a.map((value, at) => value + factor * b[at]!);
}

export function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}

export function scaled(vector: Float32Array, factor: number): Float32Array {
  return vector.map((value) => value * factor);
}
