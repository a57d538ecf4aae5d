import sharp from 'sharp';
import { type Image, type Mask, newMask, resizeImage, type Size } from '#images';
import { decode } from '../../images/decode.js';
import { unreadableRender } from '../../../renderers/unreadable-render.js';
import type { RenderToJudge } from '../../try-on-pipeline.js';

/** Longest side at which renders are judged, in pixels. */
const WORK_SIDE = 768;
/** Change of a channel, 0–255, from which on a pixel of the draft counts as painted over. */
const CHANGED = 10;

/** A render as the gate looks at it: everything at one small size, nothing of the photo pasted back. */
export type RenderView = {
  before: Image;
  draft: Image;
  after: Image;
  /** The person of the photo. */
  silhouette: Mask;
  /** Where the draft differs from the photo: the garment, and what it leaves bare. */
  edit: Mask;
};

/** @throws TryOnError `RENDERER_FAILED` when the render is no image */
export async function renderViewOf({
  person,
  draft,
  personMask,
  render,
}: RenderToJudge): Promise<RenderView> {
  const { image: before } = await decode(person, WORK_SIDE, 'person_image');
  const [drafted, silhouette, after] = await Promise.all([
    decode(draft, WORK_SIDE, 'the draft').then(({ image }) => sized(image, before)),
    maskAt(personMask, before),
    renderAt(render, before),
  ]);
  return { before, draft: drafted, after, silhouette, edit: editOf(before, drafted) };
}

function sized(image: Image, { width, height }: Size): Promise<Image> | Image {
  return image.width === width && image.height === height ? image : resizeImage(image, { width, height });
}

/** As it would be laid over the photo: enlarged until it covers it. */
async function renderAt(render: Uint8Array, { width, height }: Size): Promise<Image> {
  try {
    const { data } = await sharp(render)
      .autoOrient()
      .resize(width, height, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width, height, data };
  } catch (cause) {
    throw unreadableRender(cause);
  }
}

async function maskAt(png: Uint8Array, { width, height }: Size): Promise<Mask> {
  const grey = await sharp(png)
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, data: Float32Array.from(grey, (value) => value / 255) };
}

function editOf(before: Image, draft: Image): Mask {
  const edit = newMask(before);
  for (let i = 0; i < edit.data.length; i++) {
    for (let at = i * 3; at < i * 3 + 3; at++) {
      if (Math.abs(before.data[at]! - draft.data[at]!) > CHANGED) edit.data[i] = 1;
    }
  }
  return edit;
}
