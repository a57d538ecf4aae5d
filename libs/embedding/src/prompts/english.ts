import { en } from './languages/en.js';
import { Lexicon } from './lexicon.js';

/** By itself, for whoever needs no other language. */
export const ENGLISH = new Lexicon('en', en);
