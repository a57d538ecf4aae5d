import type { CutOutKind, GarmentType } from './try-on-pipeline.js';

/** What a piece is taken for when there is no better one. */
const TAKEN_FOR: Record<Exclude<GarmentType, 'auto'>, readonly CutOutKind[]> = {
  top: ['flat', 'top', 'outer', 'dress'],
  outer: ['flat', 'outer', 'top'],
  bottom: ['flat', 'bottom'],
  dress: ['flat', 'dress', 'bottom'],
};

/** The piece that is meant by a type; of `auto` the first, which is the largest. */
export function pieceFor<T extends { kind: CutOutKind }>(
  pieces: readonly T[],
  type: GarmentType,
): T | undefined {
  if (type === 'auto') return pieces[0];
  const kind = TAKEN_FOR[type].find((each) => pieces.some((piece) => piece.kind === each));
  return pieces.find((piece) => piece.kind === kind);
}
