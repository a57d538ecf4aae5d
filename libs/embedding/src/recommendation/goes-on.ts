/** Whether a text has each word that was typed, the last one perhaps unfinished, in any order; case and accents aside. */
export function goesOn(typed: string, text: string): boolean {
  const words = wordsOf(text);
  const typedWords = wordsOf(typed);
  const last = typedWords.pop();
  if (last === undefined) return false;
  return typedWords.every((word) => words.includes(word)) && words.some((word) => word.startsWith(last));
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
