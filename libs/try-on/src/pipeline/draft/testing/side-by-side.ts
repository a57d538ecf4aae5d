import sharp from 'sharp';

/** One photo of all of them, side by side. */
export async function sideBySide(...photos: Uint8Array[]): Promise<Buffer> {
  const [width, height] = [520, 800];
  const pieces = await Promise.all(
    photos.map(async (photo, i) => ({
      input: await sharp(photo).resize({ width, height, fit: 'cover' }).toBuffer(),
      left: i * width,
      top: 0,
    })),
  );
  return sharp({ create: { width: width * photos.length, height, channels: 3, background: '#888' } })
    .composite(pieces)
    .jpeg()
    .toBuffer();
}
