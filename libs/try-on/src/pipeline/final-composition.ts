import sharp, { type Sharp } from 'sharp';
import { type Size, within } from '#images';
import type { RenderInput } from '../renderers/renderer.js';
import { unreadableRender } from '../renderers/unreadable-render.js';
import type { TryOnRequest } from './try-on-pipeline.js';

/** Longest side of what a renderer is sent, in pixels. */
const RENDER_SIDE = 1_536;
/** Longest side at which regions are found. */
const WORK_SIDE = 512;
/** Share of the draft, 0–255, from which on a pixel of the photo counts as painted over. */
const PAINTED = 25;
/** A rendered garment may hang wider than the draft's, by this part of the longest side. */
const MARGIN = 0.03;
const FEATHER = 0.008;

type Pixels = Size & { data: Buffer };

/** Where the renderer may paint. */
export type Region = {
  /** The person photo upright, in its own size. */
  original: Pixels;
  /** 0–255 at that size: how much of the render is taken. */
  alpha: Buffer;
};

/** The person at a size that a renderer takes, and the garments as they were sent. */
export async function renderInputOf({
  person,
  garments,
  realismLevel,
}: TryOnRequest): Promise<Pick<RenderInput, 'person' | 'size' | 'garments' | 'realismLevel'>> {
  const { data, info } = await sharp(person)
    .autoOrient()
    .resize(RENDER_SIDE, RENDER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 92 })
    .toBuffer({ resolveWithObject: true });
  // The metadata of a shop's photo is nobody's business either.
  const photos = await Promise.all(
    garments.map(async ({ photo, cutOut, type }) => ({
      photo: await sharp(cutOut ?? photo)
        .autoOrient()
        .resize(RENDER_SIDE, RENDER_SIDE, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 92 })
        .toBuffer(),
      kind: type,
      isCutOut: cutOut !== undefined,
    })),
  );
  const size = { width: info.width, height: info.height };
  return { person: data, size, garments: photos, realismLevel };
}

/**
 * What of the photo a render may replace: by default what the draft may have changed, with a margin, so that face, hair
 * and background are the original's to the last pixel; without `preserveFace` the whole person, without
 * `preserveBackground` all that is not the person.
 * @param editMask PNG of any size, white where the draft may differ from the photo; `personMask` where the person is
 */
export async function regionOf(
  { person, preserveFace, preserveBackground }: TryOnRequest,
  editMask: Uint8Array,
  personMask: Uint8Array,
): Promise<Region> {
  const original = await pixelsOf(sharp(person).autoOrient());
  const { width, height } = original;
  const size = within(original, WORK_SIDE);
  const allowed = Uint8Array.from(await maskAt(editMask, size), (value) => (value > PAINTED ? 255 : 0));
  if (!(preserveFace && preserveBackground)) {
    const mask = await maskAt(personMask, size);
    for (let i = 0; i < allowed.length; i++) {
      const isPerson = (mask[i] ?? 0) > 127;
      if (isPerson ? !preserveFace : !preserveBackground) allowed[i] = 255;
    }
  }
  return { original, alpha: await widened(allowed, size, width, height) };
}

/** The region at the size of what a renderer is sent: PNG, white where it may paint. */
export async function maskOf({ original, alpha }: Region, size: RenderInput['size']): Promise<Uint8Array> {
  const { width, height } = original;
  return sharp(alpha, { raw: { width, height, channels: 1 } })
    .resize(size.width, size.height, { fit: 'fill' })
    .threshold(128)
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

/** The render inside of the region, the original outside; PNG. @throws TryOnError when the render is no image */
export async function keepOriginal(render: Uint8Array, { original, alpha }: Region): Promise<Uint8Array> {
  const { width, height } = original;
  let painted: Buffer;
  try {
    painted = await sharp(render)
      .autoOrient()
      .resize(width, height, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  } catch (cause) {
    throw unreadableRender(cause);
  }
  const out = Buffer.from(original.data);
  for (let i = 0; i < alpha.length; i++) {
    // The blur leaves 254 of 255.
    const a = Math.min(1, at({ data: alpha }, i) / 250);
    if (a === 0) continue;
    for (let p = i * 3; p < i * 3 + 3; p++) {
      out[p] = Math.round(at({ data: painted }, p) * a + at(original, p) * (1 - a));
    }
  }
  return sharp(out, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** The mask with a margin and a soft edge, at the size of the photo. */
async function widened(
  mask: Uint8Array,
  { width, height }: Size,
  toWidth: number,
  toHeight: number,
): Promise<Buffer> {
  const side = Math.max(width, height);
  const grown = dilated(mask, width, height, Math.ceil(MARGIN * side));
  // Two steps, since sharp resizes before it blurs, whatever is written first.
  const soft = await greyscale(
    sharp(grown, { raw: { width, height, channels: 1 } }).blur(Math.max(0.5, FEATHER * side)),
  );
  return greyscale(
    sharp(soft, { raw: { width, height, channels: 1 } }).resize(toWidth, toHeight, {
      fit: 'fill',
      kernel: 'linear',
    }),
  );
}

/** The largest value within `radius` pixels, along rows and then along columns. */
function dilated(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const along = (from: Uint8Array, length: number, step: number, lines: number, lineStep: number) => {
    const to = new Uint8Array(from.length);
    for (let line = 0; line < lines; line++) {
      let last = -Infinity;
      let next = 0;
      for (let i = 0; i < length; i++) {
        for (; next < length && next <= i + radius; next++) {
          if ((from[line * lineStep + next * step] ?? 0) > 0) last = next;
        }
        if (last >= i - radius) to[line * lineStep + i * step] = 255;
      }
    }
    return to;
  };
  return along(along(mask, width, 1, height, width), height, width, width, 1);
}

function greyscale(picture: Sharp): Promise<Buffer> {
  return picture.toColourspace('b-w').raw().toBuffer();
}

function maskAt(mask: Uint8Array, { width, height }: Size): Promise<Buffer> {
  return greyscale(sharp(mask).resize(width, height, { fit: 'fill' }).removeAlpha());
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function at({ data }: { data: Buffer }, index: number): number {
  return data[index] ?? 0;
}
