const ROUNDS = 12;

/**
 * The directions along which points differ most (principal component analysis, by subspace iteration).
 * @param points unit vectors, all of one length
 * @returns each point by its first `count` coordinates, centred
 */
export function principalCoordinates(
  points: readonly Float32Array[],
  count: number,
  random: () => number,
): number[][] {
  const dimension = points[0]?.length ?? 0;
  const mean = new Float32Array(dimension);
  for (const point of points) for (let at = 0; at < dimension; at++) mean[at]! += point[at]! / points.length;
  const centred = points.map((point) => point.map((value, at) => value - mean[at]!));
  let axes: Float32Array[] = Array.from({ length: Math.min(count, dimension) }, () =>
    Float32Array.from({ length: dimension }, () => random() - 0.5),
  );
  for (let round = 0; round < ROUNDS; round++) axes = orthonormal(axes.map((axis) => spread(centred, axis)));
  return centred.map((point) => axes.map((axis) => dot(point, axis)));
}

/** The covariance of the points applied to a direction. */
function spread(points: readonly Float32Array[], axis: Float32Array): Float32Array {
  const sum = new Float32Array(axis.length);
  for (const point of points) {
    const along = dot(point, axis);
    for (let at = 0; at < sum.length; at++) sum[at]! += along * point[at]!;
  }
  return sum;
}

/** Gram–Schmidt. */
function orthonormal(axes: readonly Float32Array[]): Float32Array[] {
  const done: Float32Array[] = [];
  for (const axis of axes) {
    const rest = axis.slice();
    for (const other of done) {
      const along = dot(rest, other);
      for (let at = 0; at < rest.length; at++) rest[at]! -= along * other[at]!;
    }
    const length = Math.sqrt(dot(rest, rest)) || 1;
    done.push(rest.map((value) => value / length));
  }
  return done;
}

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
