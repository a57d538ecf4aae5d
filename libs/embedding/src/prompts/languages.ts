import { ar } from './languages/ar.js';
import { de } from './languages/de.js';
import { es } from './languages/es.js';
import { fr } from './languages/fr.js';
import { it } from './languages/it.js';
import { nl } from './languages/nl.js';
import { pl } from './languages/pl.js';
import { pt } from './languages/pt.js';
import { Lexicon } from './lexicon.js';

/** Those that a word is looked up in where it is no English one; of several that have it, the first. */
export const OTHER_LANGUAGES: readonly Lexicon[] = Object.entries({ de, fr, es, it, pt, nl, pl, ar }).map(
  ([language, words]) => new Lexicon(language, words),
);
