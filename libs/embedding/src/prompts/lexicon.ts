import type { LanguageWords } from './language-words.js';
import { folded } from './prompt-tokens.js';

export const KINDS = [
  'class',
  'colour',
  'shade',
  'pattern',
  'material',
  'shape',
  'audience',
  'occasion',
  'general',
  'negation',
  'joint',
  'filler',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a word says, in English: `{ kind: 'colour', value: 'red' }`. */
export type Meaning = { kind: Kind; value: string };

type Part = { text: string; isOpen: boolean };
type Entry = { parts: readonly Part[]; meaning: Meaning };

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };
/** What stands between the parts of a word that is put together. */
const JOINED_BY = ['', 's', 'n', 'e', 'es', 'en', 'er'];
/** Parts shorter than these are found in too many words. */
const MIN_HEAD = 3;
const MIN_TAIL = 3;
/** A part in front that is not known may say anything, but what it is said of must be plain. */
const MIN_TAIL_BEHIND_UNKNOWN = 5;
/** Longer than any word that a person writes. Each place of a word is tried, in time that grows with what is left of it. */
const LONGEST_COMPOUND = 60;

/** The words of one language, ready to be looked up. */
export class Lexicon {
  private readonly byFirst = new Map<string, Entry[]>();
  private readonly endings: ReadonlySet<string>;
  private readonly longestEnding: number;
  private readonly prefixes: readonly string[];
  private readonly isCompounding: boolean;

  constructor(
    readonly language: string,
    words: LanguageWords,
  ) {
    this.endings = new Set(['', ...words.endings.split(' ').map(folded)]);
    this.longestEnding = Math.max(...[...this.endings].map(({ length }) => length));
    this.prefixes = (words.prefixes ?? '')
      .split(' ')
      .filter((prefix) => prefix !== '')
      .map(folded);
    this.isCompounding = words.compounds === true;
    // Where a word has two meanings the earlier stays.
    this.addAll('class', words.classes);
    this.addAll('colour', words.colours);
    this.addAll('shade', words.shades);
    this.addAll('pattern', words.patterns);
    this.addAll('material', words.materials);
    this.addAll('shape', words.shapes);
    this.addAll('negation', { not: words.negations });
    this.addAll('general', { something: words.general });
    this.addAll('audience', words.audience);
    this.addAll('occasion', words.occasions);
    this.addAll('joint', { and: words.joints });
    this.addAll('filler', { '': words.fillers });
  }

  /** What begins with the word at a place, the longest entry first; and how many words it is. */
  at(words: readonly string[], place: number): { meanings: Meaning[]; length: number } | undefined {
    const word = words[place] ?? '';
    const found = this.longest(words, place, word) ?? this.withoutPrefix(words, place, word);
    if (found !== undefined) return { meanings: [found.meaning], length: found.parts.length };
    const parts = this.isCompounding && word.length <= LONGEST_COMPOUND ? this.partsOf(word) : [];
    return parts.length === 0 ? undefined : { meanings: parts, length: 1 };
  }

  private longest(words: readonly string[], place: number, first: string): Entry | undefined {
    let best: Entry | undefined;
    for (let cut = 0; cut <= Math.min(this.longestEnding, first.length - 1); cut++) {
      if (!this.endings.has(first.slice(first.length - cut))) continue;
      for (const entry of this.byFirst.get(first.slice(0, first.length - cut)) ?? []) {
        const fits = entry.parts.every(
          (part, at) =>
            (at === 0 && (cut === 0 || part.isOpen)) || (at > 0 && this.is(words[place + at], part)),
        );
        if (fits && entry.parts.length > (best?.parts.length ?? 0)) best = entry;
      }
    }
    return best;
  }

  private withoutPrefix(words: readonly string[], place: number, word: string): Entry | undefined {
    for (const prefix of this.prefixes) {
      if (!word.startsWith(prefix) || word.length < prefix.length + 2) continue;
      const found = this.longest(words, place, word.slice(prefix.length));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private is(word: string | undefined, { text, isOpen }: Part): boolean {
    if (word === undefined) return false;
    const stems = [
      word,
      ...this.prefixes.filter((one) => word.startsWith(one)).map((one) => word.slice(one.length)),
    ];
    return stems.some(
      (stem) =>
        stem === text || (isOpen && stem.startsWith(text) && this.endings.has(stem.slice(text.length))),
    );
  }

  /** "Sommerkleid": summer, dress. What is known in front counts; what is not is passed over. */
  private partsOf(word: string): Meaning[] {
    for (let split = MIN_HEAD; split <= word.length - MIN_TAIL; split++) {
      const tail = this.longest([word.slice(split)], 0, word.slice(split))?.meaning;
      if (tail === undefined || !['class', 'colour', 'pattern'].includes(tail.kind)) continue;
      const head = this.headOf(word.slice(0, split));
      if (head !== undefined) return [head, tail].filter(({ kind }) => kind !== 'filler');
      if (tail.kind === 'class' && word.length - split >= MIN_TAIL_BEHIND_UNKNOWN) return [tail];
    }
    return [];
  }

  private headOf(text: string): Meaning | undefined {
    for (const joint of JOINED_BY) {
      if (!text.endsWith(joint)) continue;
      const head = text.slice(0, text.length - joint.length);
      const found = head.length < MIN_HEAD ? undefined : this.longest([head], 0, head)?.meaning;
      if (found !== undefined && found.kind !== 'negation') return found;
    }
    return undefined;
  }

  private addAll(kind: Kind, lists: Record<string, string>): void {
    for (const [value, list] of Object.entries(lists)) {
      for (const entry of list.split(' ')) this.add(entry, { kind, value });
    }
  }

  private add(entry: string, meaning: Meaning): void {
    const spelled = entry.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter);
    if (spelled !== entry) this.add(spelled, meaning);
    const parts = entry
      .split('_')
      .filter((part) => part !== '')
      .map((part) => ({ text: folded(part.replace('~', '')), isOpen: part.endsWith('~') }));
    const [first] = parts;
    if (first === undefined || first.text === '') return;
    const entries = this.byFirst.get(first.text) ?? [];
    entries.push({ parts, meaning });
    this.byFirst.set(first.text, entries);
  }
}
