const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]/g;
/** transformers.js breaks words at joiners, SentencePiece does not. */
const JOINERS = /[\u200C\u200D]/g;
const CURLED_QUOTES = /[‘’‛“”‟]/g;

/**
 * A prompt as SigLIP models were trained on it: lower case, without ASCII punctuation, words one space apart
 * (big_vision's `canonicalize_text`; OpenCLIP's `clean="canonicalize"`, which marqo-fashionSigLIP uses). Quotes that
 * a phone's keyboard curls count as straight ones. Of OpenCLIP's `basic_clean`, broken encodings and HTML entities are
 * left as they are.
 */
export function canonicalPrompt(prompt: string): string {
  return prompt
    .normalize('NFC')
    .replaceAll('_', ' ')
    .replace(CURLED_QUOTES, '')
    .replace(JOINERS, '')
    .replace(PUNCTUATION, '')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ');
}
