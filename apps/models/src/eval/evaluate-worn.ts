import Table from 'cli-table3';
import type { Encoder } from '#embedding/encoder';
import { cosine, mean } from './precision.js';
import { readWornPhotos } from './worn-photos.js';

const FEWEST_PHOTOS = 5;
const AT_ONCE = 32;
const ACCESSORIES = new Set(
  'bag belt hat scarf sunglasses glasses watch socks stockings tie wallet necklace bracelet earrings ring gloves'.split(
    ' ',
  ),
);

/**
 * Prints P@10 of every label's word on street photos: whole photos that show it among others; cut out by its box; and as a
 * shop has them, each garment an item of that name with the whole photo.
 */
export async function evaluateWorn(encoder: Encoder, dataDir: string): Promise<void> {
  const { photos, crops } = await readWornPhotos(dataDir);
  const whole = await encode(encoder, photos);
  const cut = await encode(encoder, crops);
  const items = crops.filter(({ label }) => !ACCESSORIES.has(label));
  const named = await encode(
    encoder,
    items.map(({ label, photo }) => ({ file: photo, texts: [label] })),
  );
  const table = new Table({ head: ['worn: P@10 of', 'whole photos', 'cut out', 'items', 'photos'] });
  const figures: { label: string; whole: number; cut: number; item: number }[] = [];
  for (const label of [...new Set(crops.map((crop) => crop.label))].sort()) {
    const worn = photos.map(({ labels }) => labels.has(label));
    const count = worn.filter(Boolean).length;
    if (count < FEWEST_PHOTOS) continue;
    const { vector } = await encoder.encodeText(`a ${label}`);
    const one = {
      label,
      whole: precisionAtTen(vector, whole, worn),
      cut: precisionAtTen(
        vector,
        cut,
        crops.map((crop) => crop.label === label),
      ),
      item: precisionAtTen(
        vector,
        named,
        items.map((item) => item.label === label),
      ),
    };
    figures.push(one);
    const item = ACCESSORIES.has(label) ? '' : one.item.toFixed(2);
    table.push([label, one.whole.toFixed(2), one.cut.toFixed(2), item, count]);
  }
  const accessories = figures.filter(({ label }) => ACCESSORIES.has(label));
  const garments = figures.filter(({ label }) => !ACCESSORIES.has(label));
  for (const [title, of] of [
    ['mean of garments', garments],
    ['mean of accessories', accessories],
  ] as const) {
    table.push([
      title,
      mean(of.map((each) => each.whole)).toFixed(3),
      mean(of.map((each) => each.cut)).toFixed(3),
      of === garments ? mean(of.map((each) => each.item)).toFixed(3) : '',
      '',
    ]);
  }
  console.log(table.toString());
}

/** `texts`: of the item that a photo is of. */
async function encode(
  encoder: Encoder,
  photos: readonly { file: Buffer; texts?: readonly string[] }[],
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < photos.length; start += AT_ONCE) {
    const some = photos.slice(start, start + AT_ONCE);
    for (const vector of await encoder.encodePhotos(
      some.map(({ file }) => file),
      some.map(({ texts = [] }) => texts),
    )) {
      if (!(vector instanceof Float32Array)) throw vector;
      vectors.push(vector);
    }
  }
  return vectors;
}

function precisionAtTen(
  query: Float32Array,
  vectors: readonly Float32Array[],
  relevant: readonly boolean[],
): number {
  const best = vectors
    .map((vector, at) => ({ hit: relevant[at] === true, score: cosine(query, vector) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 10);
  return best.filter(({ hit }) => hit).length / Math.min(10, relevant.filter(Boolean).length);
}
