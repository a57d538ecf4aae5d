import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import sharp from 'sharp';
import { drawGarment, type DrawnGarment } from '#try-on/drawings';

export type DrawGarmentsOptions = { count: number; from: number; width: number; folded?: true; out: string };

/**
 * Writes drawn product photos: NAME.png with the garment's exact mask as its alpha channel, NAME.inside.png (white where
 * its inner side is seen), and a line of JSON for each in landmarks.jsonl: its places in pixels, its kind, and whether it
 * is filled out.
 */
export async function drawGarmentsCommand({
  count,
  from,
  width,
  folded,
  out,
}: DrawGarmentsOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  const size = { width, height: Math.round((width * 4) / 3) };
  const lines = createWriteStream(join(out, 'landmarks.jsonl'));
  for (let seed = from; seed < from + count; seed++) {
    const drawn = await drawGarment(seed, size, undefined, folded ? 'folded' : 'spread');
    const number = String(seed).padStart(6, '0');
    const name = `${number}.png`;
    await sharp(withMask(drawn), { raw: { ...size, channels: 4 } })
      .png({ compressionLevel: 1, adaptiveFiltering: false })
      .toFile(join(out, name));
    await sharp(
      Uint8Array.from(drawn.inside.data, (value) => Math.round(255 * value)),
      {
        raw: { ...size, channels: 1 },
      },
    )
      .png({ compressionLevel: 1 })
      .toFile(join(out, `${number}.inside.png`));
    const { landmarks, kind, isGhost } = drawn;
    lines.write(`${JSON.stringify({ name, ...size, kind, isGhost, landmarks })}\n`);
  }
  lines.end();
  await finished(lines);
  console.log(`${count} drawn garments in ${out}`);
}

function withMask({ image, mask }: DrawnGarment): Uint8Array {
  const rgba = new Uint8Array(mask.data.length * 4);
  for (let i = 0; i < mask.data.length; i++) {
    rgba.set(image.data.subarray(i * 3, i * 3 + 3), i * 4);
    rgba[i * 4 + 3] = Math.round(255 * mask.data[i]!);
  }
  return rgba;
}
