/** Letters and digits, with their marks. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const TAG = /<\/?[a-z][^<>]*>/gi;
/** What ends what is not wanted: "not red, blue" wants blue. */
const STOP = /[,.;:!?()\n،؛؟]/;
const MAX_WORDS = 120;

/** A word of a prompt, as it is looked up. */
export type Token = {
  /** Lower case, without accents. */
  word: string;
  /** As it was written, and where. */
  start: number;
  end: number;
  /** A comma or the like stands before it. */
  isStart: boolean;
};

/** The words of any text, no more than 120, in time linear in its length. */
export function tokensOf(prompt: string): Token[] {
  const text = prompt.replace(TAG, (tag) => ' '.repeat(tag.length));
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const isStart = tokens.length === 0 || STOP.test(text.slice(before, start));
    tokens.push({ word: folded(match[0]), start, end, isStart });
    before = end;
    if (tokens.length === MAX_WORDS) break;
  }
  return tokens;
}

const LETTERS: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
};

/** Lower case without accents, and with one form of letters that are written in several. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+|ـ/gu, '')
    .replace(/[ßłøæœđıىة]/g, (letter) => LETTERS[letter] ?? letter);
}
