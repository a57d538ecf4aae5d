import type { ModelManifest } from '#contracts';
import { clip } from './clip.js';
import type { EncoderFamily } from './family.js';
import { siglip } from './siglip.js';

/** By the name that manifests give. A new family is a file, a line here and its name in the manifest's schema. */
export const FAMILIES: Readonly<Record<ModelManifest['family'], EncoderFamily>> = { clip, siglip };
