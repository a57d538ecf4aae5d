/** What makes two spellings of a category, style or age group one: " T-Shirts" and "t-shirts" are the same. */
export function slugOf(name: string): string {
  // Folded last: NFKC turns some characters into a space and a mark. Twice, since lower case can compose anew.
  return foldName(name.normalize('NFKC').toLowerCase().normalize('NFKC'));
}

export function isSameGroup(name: string, other: string): boolean {
  return slugOf(name) === slugOf(other);
}

/** The name as it is shown: as first written, white space folded. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}
