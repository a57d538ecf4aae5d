import { describe, expect, it } from 'vitest';
import { pieceFor } from './piece-for.js';
import type { CutOutKind } from './try-on-pipeline.js';

const of = (...kinds: CutOutKind[]) => kinds.map((kind) => ({ kind }));

describe('the piece that is meant', () => {
  it('is the largest when nobody says which', () => {
    expect(pieceFor(of('bottom', 'top'), 'auto')).toEqual({ kind: 'bottom' });
  });

  it('is a dress before the skirt that may be all that was told from the rest', () => {
    expect(pieceFor(of('bottom', 'dress'), 'dress')).toEqual({ kind: 'dress' });
    expect(pieceFor(of('bottom'), 'dress')).toEqual({ kind: 'bottom' });
  });

  it('is never trousers for a top', () => {
    expect(pieceFor(of('bottom'), 'top')).toBeUndefined();
  });
});
