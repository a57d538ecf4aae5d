/** Half-widths of a clothed arm in shoulder widths, shoulder to wrist. */
const ARM = [0.15, 0.145, 0.13, 0.12, 0.1, 0.085];
/** Half-widths of a clothed leg, hip to ankle. */
const LEG = [0.27, 0.25, 0.21, 0.18, 0.16, 0.14, 0.115];

export const armHalfWidth = (share: number): number => at(ARM, share);
export const legHalfWidth = (share: number): number => at(LEG, share);

function at(widths: readonly number[], share: number): number {
  const f = Math.min(widths.length - 1, Math.max(0, share * (widths.length - 1)));
  const low = Math.floor(f);
  return widths[low]! + (widths[Math.min(widths.length - 1, low + 1)]! - widths[low]!) * (f - low);
}
