import type { ModelFolder } from '#inference';
import { z } from 'zod';
import { ENGLISH } from '../prompts/english.js';
import { tokensOf } from '../prompts/prompt-tokens.js';
import { readModelJson } from './read-model-json.js';

const words = z.array(z.string());

const knownWordsFile = z.object({
  /** Each says by itself what is looked for: "dress". */
  garments: words,
  /** Colours, patterns, materials, whom it is for. */
  qualities: words,
  /** Clothes of any kind: "something", "outfit". */
  general: words,
  /** What the model passes over: "nice", "for". */
  fillers: words,
});

type Kind = keyof z.infer<typeof knownWordsFile>;

const SAYS_NOTHING: readonly string[] = ['filler', 'joint', 'negation', 'shade'];

/** In shorter words a slip makes another word too often: "cat" of "coat". */
const LETTERS_FOR_SLIPS = 5;

/**
 * The words that a model was taught. A tokenizer splits the others into pieces of these, so that the vector of "lawn
 * mower" looks like a garment's; here they are told apart (docs/decisions/0010).
 */
export class KnownWords {
  private readonly kinds = new Map<string, Kind>();
  /** Words by what a slip makes of them. */
  private readonly meant = new Map<string, string>();

  constructor(lists: z.infer<typeof knownWordsFile>) {
    for (const kind of ['garments', 'qualities'] as const) {
      for (const word of lists[kind]) {
        for (const slip of slipsOf(word)) {
          this.kinds.set(slip, kind);
          this.meant.set(slip, word);
        }
      }
    }
    for (const kind of knownWordsFile.keyof().options) {
      for (const word of lists[kind]) {
        this.kinds.set(word, kind);
        this.meant.delete(word);
      }
    }
  }

  /** `undefined` for a model without a list of its words. @throws EncoderMismatchError */
  static async open({ path, manifest }: ModelFolder): Promise<KnownWords | undefined> {
    const file = manifest.files.find(({ role }) => role === 'known-words');
    return file && new KnownWords(await readModelJson(path, file.path, knownWordsFile));
  }

  /**
   * Whether a text is about clothes in words that the model knows: it names a garment; or it has no unknown word; or, beside
   * unknown ones, a quality of clothes in general ("something blue for the regatta", but not "a blue car").
   */
  knows(text: string): boolean {
    const found = this.kindsOf(text);
    if (found.has('garments') || !found.has(undefined)) return true;
    return found.has('qualities') && found.has('general');
  }

  /**
   * The same of a prompt, which has to say something: what the model passes over, as it does "hello", has a vector that is
   * near some garment too. Of such words, those for materials, cuts and occasions say something.
   */
  understand(prompt: string): boolean {
    if (!this.knows(prompt)) return false;
    const found = this.kindsOf(prompt);
    const saysNothing = found.has('fillers') && found.size === 1;
    return !saysNothing || namesSomething(prompt);
  }

  /** A text with the words that slips were made in: the model reads "balck" as "black", and a list of words does not. */
  spelled(text: string): string {
    return text.replace(
      /[\p{L}\p{M}]+/gu,
      (word) => this.meant.get(word.normalize('NFKC').toLowerCase()) ?? word,
    );
  }

  private kindsOf(text: string): Set<Kind | undefined> {
    return new Set(wordsOf(text).map((word) => this.kinds.get(word)));
  }
}

function namesSomething(prompt: string): boolean {
  const words = tokensOf(prompt).map(({ word }) => word);
  return words.some((_word, at) => {
    const meanings = ENGLISH.at(words, at)?.meanings ?? [];
    return meanings.some(({ kind }) => !SAYS_NOTHING.includes(kind));
  });
}

/** Runs of letters; a letter alone ("t-shirt", "kid's") says nothing. */
function wordsOf(prompt: string): string[] {
  return (
    prompt
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).filter((word) => word.length > 1 || !/[a-z]/.test(word));
}

/** A word with a letter left out, doubled, or changed with the next, its first letter apart. */
function slipsOf(word: string): string[] {
  if (word.length < LETTERS_FOR_SLIPS) return [];
  return Array.from({ length: word.length - 1 }, (_, before) => {
    const at = before + 1;
    const [head, letter, next, tail] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
    const rest = word.slice(at + 1);
    return [
      head + rest,
      head + letter + letter + rest,
      ...(next === undefined ? [] : [head + next + letter + tail]),
    ];
  }).flat();
}
