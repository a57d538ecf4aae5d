/** A tensor as it crosses threads: row-major data and its shape. */
export type Tensor =
  | { type: 'float32'; data: Float32Array; dims: readonly number[] }
  | { type: 'int64'; data: BigInt64Array; dims: readonly number[] };

/** Tensors by the name of a graph's input or output. */
export type Tensors = Record<string, Tensor>;

/** Names and element counts of a graph's inputs or outputs; -1 where an axis is free. */
export type TensorSpec = { name: string; type: string; dims: readonly (number | string)[] };
