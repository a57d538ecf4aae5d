export type Size = { width: number; height: number };
/** Where a fitted picture lies in the frame that a network or an engine takes. */
export type Place = Size & { left: number; top: number };

/** As large as it fits, in the middle. */
export function placeIn(frame: Size, { width, height }: Size): Place {
  const scale = Math.min(frame.width / width, frame.height / height);
  const fitted = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  return {
    ...fitted,
    left: Math.floor((frame.width - fitted.width) / 2),
    top: Math.floor((frame.height - fitted.height) / 2),
  };
}
