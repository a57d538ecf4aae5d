/** A part of a picture, its sides as shares of the picture's, 0…1. */
export type Frame = { left: number; top: number; right: number; bottom: number };

/** A part of a picture as an encoder sees it: `cover` changes its RGB bytes, [height, width, 3], once they are resized. */
export type View = {
  frame: Frame;
  cover?: (pixels: Buffer, size: { width: number; height: number }) => Buffer;
};

/** A frame in whole pixels of a picture, at least one each way. */
export function pixelsOf({ left, top, right, bottom }: Frame, width: number, height: number) {
  const [x, y] = [Math.floor(left * width), Math.floor(top * height)];
  return {
    left: x,
    top: y,
    width: Math.max(1, Math.ceil(right * width) - x),
    height: Math.max(1, Math.ceil(bottom * height) - y),
  };
}
