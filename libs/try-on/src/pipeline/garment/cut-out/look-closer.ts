import {
  type Box,
  combine,
  cropImage,
  type Image,
  type Mask,
  partOf,
  putPart,
  resizeMask,
  type Size,
  supportOf,
  within,
} from '#images';

/** Longest side of the answer: the size at which cutting out compares colours. */
const SIDE = 384;
/** Least coverage that may be garment: a doubtful sleeve is looked at as well. */
const PERHAPS = 0.3;
/** Added on each side of what may be garment: a share of its width or height. */
const MARGIN = 0.12;
/** Of the photo: a garment that fills more is not seen much larger by a second look. */
const FILLS = 0.75;

/**
 * The coverage (0–1, longest side 384) after a second look at the part of the photo where the garment is; there it is the
 * mean of both. What fills most of the photo is not looked at again.
 * @param coverage of the whole photo, of any size (`GarmentCutter.look`)
 * @param look the network: coverage of the whole picture that it is given, of any size
 */
export async function lookCloser(
  image: Image,
  coverage: Mask,
  look: (part: Image) => Promise<{ coverage: Mask }>,
): Promise<Mask> {
  const whole = resizeMask(coverage, within(image, SIDE));
  const support = supportOf(whole, PERHAPS, 0);
  if (support === undefined) return whole;
  const box = widened(support, whole);
  if (box.width * box.height > FILLS * whole.width * whole.height) return whole;
  const again = await look(cropImage(image, scaled(box, whole, image)));
  const part = combine(partOf(whole, box), resizeMask(again.coverage, box), (a, b) => (a + b) / 2);
  return putPart(whole, part, box);
}

function widened({ x, y, width, height }: Box, frame: Size): Box {
  const [dx, dy] = [Math.ceil(MARGIN * width), Math.ceil(MARGIN * height)];
  const [left, top] = [Math.max(0, x - dx), Math.max(0, y - dy)];
  return {
    x: left,
    y: top,
    width: Math.min(frame.width, x + width + dx) - left,
    height: Math.min(frame.height, y + height + dy) - top,
  };
}

/** The same part in pixels of another size of the photo. */
function scaled(box: Box, from: Size, to: Size): Box {
  const [sx, sy] = [to.width / from.width, to.height / from.height];
  const [x, y] = [Math.round(box.x * sx), Math.round(box.y * sy)];
  return {
    x,
    y,
    width: Math.max(1, Math.round((box.x + box.width) * sx) - x),
    height: Math.max(1, Math.round((box.y + box.height) * sy) - y),
  };
}
