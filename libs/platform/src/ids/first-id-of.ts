/**
 * The lowest UUID, version 7 (RFC 9562), of a moment: ids of rows that were made from then on are not below it, so
 * that a primary key finds the rows of a time without an index on it. No id is of a time before 1970.
 */
export function firstIdOf(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
