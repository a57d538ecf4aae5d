import sharp from 'sharp';

const TARGETS = [
  [176, 40, 52],
  [36, 92, 168],
  [40, 130, 78],
  [214, 170, 50],
  [120, 60, 140],
] as const;
/** How much of the new colour is the target's; the rest keeps stripes and prints apart. */
const SHARE = 0.75;

/** A photo with the pixels of `region` (0–1) in another colour, their light and folds kept; PNG. */
export async function recoloured(
  photo: Uint8Array,
  region: Float32Array,
  number: number,
): Promise<Uint8Array> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const lumaAt = (i: number) => 0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!;
  const lights = Float32Array.from(region, (inside, i) => (inside > 0.5 ? lumaAt(i) : -1)).filter(
    (l) => l >= 0,
  );
  const middle = lights.toSorted()[Math.floor(lights.length / 2)] ?? 128;
  const target = TARGETS[number % TARGETS.length]!;
  const out = Buffer.from(data);
  for (let i = 0; i < region.length; i++) {
    if (region[i]! <= 0.5) continue;
    const light = ((lumaAt(i) + 12) / (middle + 12)) ** 0.7;
    for (let c = 0; c < 3; c++) {
      const value = target[c]! * light * SHARE + data[i * 3 + c]! * (1 - SHARE);
      out[i * 3 + c] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return sharp(out, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png()
    .toBuffer();
}
