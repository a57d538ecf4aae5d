/** The middle value, of an even count the upper of two; NaN of none. */
export function medianOf(values: ArrayLike<number>): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? Number.NaN;
}
