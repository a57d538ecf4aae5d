import { GraphMismatchError } from './inference.errors.js';
import type { GraphRef, GraphSignature } from './inference.port.js';
import type { TensorSpec } from './tensor.js';

/** Holds what a graph says of itself against what its model's manifest says. @throws GraphMismatchError */
export function checkSignature({ name, signature }: GraphRef, found: GraphSignature): void {
  for (const wanted of signature.inputs) check(name, 'input', wanted, found.inputs);
  for (const wanted of signature.outputs) check(name, 'output', wanted, found.outputs);
}

function check(graph: string, role: string, wanted: TensorSpec, found: readonly TensorSpec[]): void {
  const spec = found.find((candidate) => candidate.name === wanted.name);
  if (spec === undefined) {
    const names = found.map((candidate) => candidate.name).join(', ');
    throw new GraphMismatchError(graph, `it has no ${role} ${wanted.name}, only ${names || 'none'}`);
  }
  if (spec.type !== wanted.type || !fits(wanted.dims, spec.dims)) {
    throw new GraphMismatchError(
      graph,
      `its ${role} ${wanted.name} is ${describe(spec)}, the manifest needs ${describe(wanted)}`,
    );
  }
}

/** An axis that either side leaves free (negative, or a name) fits any. */
function fits(wanted: TensorSpec['dims'], found: TensorSpec['dims']): boolean {
  // An exporter may leave the whole shape open.
  if (found.length === 0) return true;
  return (
    wanted.length === found.length &&
    wanted.every((size, axis) => isFree(size) || isFree(found[axis]) || size === found[axis])
  );
}

function isFree(size: number | string | undefined): boolean {
  return typeof size !== 'number' || size < 0;
}

function describe({ type, dims }: TensorSpec): string {
  return `${type}[${dims.map((size) => (isFree(size) ? '?' : size)).join(', ')}]`;
}
