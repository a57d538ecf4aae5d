/**
 * The words of one language, by what they mean in English. Entries are separated by spaces; `_` joins the words of one
 * entry; a `~` at a word's end stands for any of the language's endings: `rot~` is rot, rote, rotes …
 */
export type LanguageWords = {
  /** What a `~` stands for, beside nothing. */
  endings: string;
  /** What may be written in front of any word, as the Arabic article is. */
  prefixes?: string;
  /** Whether words are put together: Sommer + Kleid. Between them there may be an `s`, `n`, `e` … */
  compounds?: boolean;
  classes: Record<string, string>;
  colours: Record<string, string>;
  /** Light and dark, said before or behind a colour. */
  shades: { light: string; dark: string };
  patterns: Record<string, string>;
  materials: Record<string, string>;
  /** Cut, length, sleeves. */
  shapes: Record<string, string>;
  audience: Record<string, string>;
  occasions: Record<string, string>;
  /** Clothes of any kind. */
  general: string;
  /** Words that say nothing of clothes: articles, prepositions, praise. */
  fillers: string;
  /** What comes behind these is not wanted. */
  negations: string;
  /** Where what is not wanted ends. */
  joints: string;
};
