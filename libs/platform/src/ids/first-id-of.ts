/**
 * The lowest UUID, version 7 (RFC 9562), of a moment: ids of rows that were made from then on are not below it, so
 * that a primary key finds the rows of a time without an index on it.
 */
export function firstIdOf(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
