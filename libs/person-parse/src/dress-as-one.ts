import { colourCells, type Image } from '#images';
import { type Parse, type Part, partIndex } from './parse.js';
import { inFrame, surestColours } from './surest-colours.js';

/** A dress and a lower garment whose colours are so much alike are one garment. */
const BELOW = 0.5;
/** An upper garment of so nearly the colours of a dress is its upper part. */
const ABOVE = 0.9;
/** But only of a dress that is larger by this factor. */
const LARGER = 1.1;

/**
 * The parse in which a dress is one garment. Where the network calls one part of a piece of cloth a dress and another a skirt or a
 * top, the colours tell that it is one; it is what most of it was called. A lower garment of other colours below a dress stays.
 * @param small what the network saw, RGB at its own size
 */
export function dressAsOne(parse: Parse, small: Image): Parse {
  const { width, height } = parse;
  const plane = width * height;
  const cells = colourCells(small);
  const isSeen = inFrame(parse);
  const seen = (part: Part): Seen => {
    const chance = parse.probabilities.subarray(partIndex(part) * plane, (partIndex(part) + 1) * plane);
    return {
      size: chance.reduce((sum, each) => sum + each, 0),
      colours: surestColours(chance, cells, isSeen),
    };
  };
  const [upper, lower, dress] = [seen('upper'), seen('lower'), seen('dress')];
  const moved: [from: Part, to: Part][] = [];
  let size = dress.size;
  if (likeness(lower, dress) >= BELOW) {
    moved.push(lower.size > dress.size ? ['dress', 'lower'] : ['lower', 'dress']);
    size = lower.size > dress.size ? 0 : lower.size + dress.size;
  }
  if (likeness(upper, dress) >= ABOVE && size > LARGER * upper.size) moved.push(['upper', 'dress']);
  return moved.length === 0 ? parse : withMoved(parse, moved);
}

/** How much of a part there is, in pixels of the network, and its colours. */
type Seen = { size: number; colours: Float32Array | undefined };

/** Of the colours of two parts, 0–1 (Bhattacharyya's coefficient): 0 where those of one are not known. */
function likeness({ colours: a }: Seen, { colours: b }: Seen): number {
  if (a === undefined || b === undefined) return 0;
  return a.reduce((sum, share, cell) => sum + Math.sqrt(share * b[cell]!), 0);
}

/** All that was likely of one part is of another. */
function withMoved(parse: Parse, moved: readonly [from: Part, to: Part][]): Parse {
  const plane = parse.width * parse.height;
  const probabilities = parse.probabilities.slice();
  for (const [from, to] of moved) {
    const start = partIndex(from) * plane;
    const target = partIndex(to) * plane;
    for (let i = 0; i < plane; i++) probabilities[target + i]! += probabilities[start + i]!;
    probabilities.fill(0, start, start + plane);
  }
  return { ...parse, probabilities };
}
