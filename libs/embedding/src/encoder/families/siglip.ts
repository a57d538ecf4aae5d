import { canonicalPrompt } from './canonical-prompt.js';
import type { EncoderFamily } from './family.js';

/** SigLIP (Zhai et al. 2023) and those trained like it: marqo-fashionSigLIP. */
export const siglip: EncoderFamily = {
  // SentencePiece.
  tokenizerType: 'Unigram',
  canonical: canonicalPrompt,
  // It was trained on padded prompts and reads the padding.
  rowLength: (_longest, contextLength) => contextLength,
  outputs: { text: 'text_embeds', vision: 'image_embeds' },
};
