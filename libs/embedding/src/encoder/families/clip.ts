import type { EncoderFamily } from './family.js';

/** CLIP (Radford et al. 2021) and those trained like it: FashionCLIP, vitrine-mini, vitrine-small. */
export const clip: EncoderFamily = {
  // Byte-level BPE.
  tokenizerType: 'BPE',
  canonical: (prompt) => prompt,
  rowLength: (longest) => Math.max(longest, 1),
  outputs: { text: 'text_embeds', vision: 'image_embeds' },
};
