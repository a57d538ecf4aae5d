import { classesFor, OCCASIONS } from './occasions.js';
import type { Knows } from './knows.js';
import type { ReadWord } from './read-words.js';

/** What is understood of a prompt, in English; shares of classes sum to 1. */
export type Understood = {
  classes: { name: string; share: number }[];
  colours: string[];
  not: string[];
};

/** A text, and how well what fits it fits the prompt, 0…1. */
export type Alternative = { text: string; weight: number };

export type Content = {
  words: readonly ReadWord[];
  /** Named; where none is, those that go with what is said. */
  classes: string[];
  occasions: string[];
  colours: string[];
  patterns: string[];
  materials: string[];
  shapes: string[];
  audience: string[];
  isGeneral: boolean;
  hasUnknown: boolean;
  /** Whether it asks for what goes with an occasion: not for a thing that is called after one. */
  saysOccasion: boolean;
};

const MOST_CLASSES = 3;
/** What a garment has, and not what it is like: an encoder takes them for garments. */
const DETAILS = new Set(['sleeves', 'hood', 'zip', 'buttons', 'pockets', 'turtleneck']);

export function contentOf(words: readonly ReadWord[]): Content {
  const of = (kind: string) => [
    ...new Set(words.filter(({ meaning }) => meaning.kind === kind).map(({ meaning }) => meaning.value)),
  ];
  const occasions = of('occasion');
  const isGeneral = of('general').length > 0;
  const hasUnknown = of('unknown').length > 0;
  return {
    words,
    classes: of('class').slice(0, MOST_CLASSES),
    occasions,
    colours: coloursOf(words),
    patterns: of('pattern'),
    materials: of('material'),
    shapes: of('shape'),
    audience: of('audience'),
    isGeneral,
    hasUnknown,
    saysOccasion: occasions.length > 0 && (isGeneral || (!hasUnknown && !isPlaceAlone(words))),
  };
}

/** "Dark" and "light" go with the colour that is next to them. */
function coloursOf(words: readonly ReadWord[]): string[] {
  const colours = new Set<string>();
  for (const [at, { meaning }] of words.entries()) {
    if (meaning.kind !== 'colour') continue;
    const near = [words[at - 1], words[at + 1]].map((word) => word?.meaning);
    const shade = near.find((one) => one?.kind === 'shade')?.value;
    colours.add(shaded(shade, meaning.value));
  }
  return [...colours];
}

function shaded(shade: string | undefined, colour: string): string {
  if (shade === undefined || /^(light|dark) /.test(colour)) return colour;
  return shade === 'dark' && colour === 'blue' ? 'navy' : `${shade} ${colour}`;
}

/** A swimming pool, an office: what is called so, unless somebody goes there. */
function isPlaceAlone(words: readonly ReadWord[]): boolean {
  const last = words.findLast(({ meaning }) => meaning.kind !== 'filler' && meaning.kind !== 'joint');
  if (last === undefined || last.meaning.kind !== 'occasion') return false;
  if (OCCASIONS[last.meaning.value]?.isPlace !== true) return false;
  const framed = words.some(
    ({ meaning, to }) => (meaning.kind === 'filler' || meaning.kind === 'joint') && to <= last.from,
  );
  return !framed;
}

/** English texts for an encoder, the likeliest first; none where nothing is said that a photo could show. */
export function alternativesOf(content: Content, knows: Knows): Alternative[] {
  const { classes, occasions, isGeneral, hasUnknown, saysOccasion } = content;
  if (classes.length > 0) {
    return classes.map((name, at) => ({ text: textOf(name, content, knows), weight: 1 - at * 0.1 }));
  }
  if (saysOccasion) {
    const found = classesFor(occasions);
    const best = found[0]?.share ?? 1;
    return found.map(({ name, share }) => ({
      text: textOf(name, content, knows),
      weight: Math.round(100 * Math.sqrt(share / best)) / 100,
    }));
  }
  const text = textOf('', content, knows);
  return text === '' || (hasUnknown && !isGeneral) ? [] : [{ text, weight: 1 }];
}

/** "long red striped wool coat for women"; of cuts, patterns and materials, those that the encoder was taught. */
function textOf(
  name: string,
  { shapes, colours, patterns, materials, audience }: Content,
  knows: Knows,
): string {
  const taught = (word: string) => !DETAILS.has(word) && knows(word) !== false;
  const qualities = [...shapes.filter(taught), ...colours, ...[...patterns, ...materials].filter(taught)];
  const words = [...qualities, name].filter((word) => word !== '');
  return [...words, ...audience.map((whom) => (words.length === 0 ? whom : `for ${whom}`))].join(' ');
}

/** @param unwanted what is not wanted as texts, for where nothing of it is known */
export function understoodOf(
  content: Content,
  not: readonly Content[],
  unwanted: readonly string[],
): Understood {
  const { classes, occasions, colours, saysOccasion } = content;
  const shared =
    classes.length > 0
      ? classes.map((name) => ({ name, share: 1 / classes.length }))
      : saysOccasion
        ? classesFor(occasions)
        : [];
  const denied = not.flatMap((one, at) => {
    const words = [...one.classes, ...one.colours, ...one.patterns, ...one.materials, ...one.shapes];
    return words.length > 0 ? words : [unwanted[at] ?? ''];
  });
  return {
    classes: shared.map(({ name, share }) => ({ name, share: Math.round(share * 100) / 100 })),
    colours,
    not: [...new Set(denied.filter((text) => text !== ''))],
  };
}
