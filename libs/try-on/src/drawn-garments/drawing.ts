import type { LandmarkName } from '../pipeline/models/landmarks.js';
import { mirrored, type Spot } from './curve.js';

/** What a piece is made of: the cloth, its inner side, the trim, sleeves of another colour, or a colour (#rrggbb). */
export type Paint = 'cloth' | 'lining' | 'trim' | 'sleeves' | `#${string}`;

/** A line on a piece, clipped to it: a seam, a fold, the edge of a pocket. */
export type Stroke = {
  line: readonly Spot[];
  width: number;
  colour: string;
  opacity: number;
  dash?: string;
  fill?: string;
};

/** A cut piece of cloth. Later pieces lie over earlier ones. */
export type Piece = {
  outline: readonly Spot[];
  paint: Paint;
  /** Degrees by which the pattern is turned. */
  grain: number;
  /** Darkening of the left and right edges of what is filled out: 0–1. */
  round: number;
  strokes: Stroke[];
};

export type Side = -1 | 1;

/** A garment as it is drawn: pieces from back to front, and its landmarks, in its own units. */
export class Drawing {
  readonly pieces: Piece[] = [];
  readonly marks = new Map<LandmarkName, Spot>();
  /** How much of its usual strength the border of a piece has: where it lies on its own colour, little is seen. */
  borders = 1;

  piece(outline: readonly Spot[], paint: Paint = 'cloth', options: Partial<Piece> = {}): Piece {
    const piece = { outline, paint, grain: 0, round: 0, strokes: [], ...options };
    this.pieces.push(piece);
    return piece;
  }

  mark(name: LandmarkName, at: Spot): void {
    this.marks.set(name, at);
  }

  /** Marks the place on the side: −1 is left in the picture. */
  markSide(name: SidedName, side: Side, at: Spot): void {
    this.marks.set(`${name}_${side < 0 ? 'left' : 'right'}`, at);
  }

  /** Marks both sides from the place on the right. */
  markBoth(name: SidedName, [x, y]: Spot): void {
    this.markSide(name, -1, [-x, y]);
    this.markSide(name, 1, [x, y]);
  }
}

type SidedName = LandmarkName extends infer Name ? (Name extends `${infer Base}_left` ? Base : never) : never;

/** A closed outline from its right half, given from the top of the centre line to its bottom. */
export function bothHalves(right: readonly Spot[]): Spot[] {
  return [...right, ...mirrored(right).reverse()];
}

export function seam(line: readonly Spot[], opacity = 0.45, width = 1.2, dash?: string): Stroke {
  const stroke: Stroke = { line, width, colour: '#000000', opacity };
  return dash ? { ...stroke, dash } : stroke;
}
