import {
  type Box,
  boxOf,
  copyImage,
  cropImage,
  type Image,
  type Mask,
  newMask,
  resizeImage,
  resizeMask,
} from '#images';

/** Below half a level of 255 an edit cannot be seen: such pixels stay the photo's own. */
const LEAST = 1 / 255;

/**
 * The result at the photo's own size. Outside of the edit every pixel is the photo's, byte for byte; inside, at
 * another size than the work size, the change is enlarged and laid on the photo's own pixels.
 */
export async function finish(photo: Image, result: Image, edit: Mask): Promise<Image> {
  const box = boxOf(aboveNothing(edit));
  const out = copyImage(photo);
  if (box === undefined) return out;
  const isSame = photo.width === result.width && photo.height === result.height;
  const [sx, sy] = [photo.width / result.width, photo.height / result.height];
  const to: Box = {
    x: Math.floor(box.x * sx),
    y: Math.floor(box.y * sy),
    width: Math.min(photo.width, Math.ceil((box.x + box.width) * sx)) - Math.floor(box.x * sx),
    height: Math.min(photo.height, Math.ceil((box.y + box.height) * sy)) - Math.floor(box.y * sy),
  };
  const from = isSame ? result : await resizeImage(cropImage(result, box), to);
  const weight = isSame ? edit : resizeMask(cropMask(edit, box), to);
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const target = ((y + to.y) * photo.width + x + to.x) * 3;
      const source = isSame ? target / 3 : y * to.width + x;
      const w = weight.data[source]!;
      if (w <= LEAST) continue;
      // The blend is done: an edge pixel is the work size's own mixture. Enlarged, the photo's sharp pixels shine through it.
      const share = isSame ? 1 : Math.min(1, w * 2);
      for (let c = 0; c < 3; c++) {
        out.data[target + c] = Math.round(
          photo.data[target + c]! * (1 - share) + from.data[source * 3 + c]! * share,
        );
      }
    }
  }
  return out;
}

function aboveNothing(mask: Mask): Mask {
  return { ...mask, data: mask.data.map((value) => (value > LEAST ? 1 : 0)) };
}

function cropMask(mask: Mask, box: Box): Mask {
  const out = newMask(box);
  for (let y = 0; y < box.height; y++) {
    out.data.set(
      mask.data.subarray((y + box.y) * mask.width + box.x, (y + box.y) * mask.width + box.x + box.width),
      y * box.width,
    );
  }
  return out;
}
