import type { FramedPart, ItemPart } from './item-parts.js';
import type { WornFile, WornGarments } from './worn-file.js';

/** How much the whole photo counts beside its item's own part of it (docs/decisions/0047). */
const WHOLE = 0.15;

/** The vectors of one worn item: of its own part's frame, of its pixels there alone if there are any, of the whole photo. */
export type Views = { frame: Float32Array; alone?: Float32Array | undefined; whole: Float32Array };

/**
 * What a worn item's vector says. A photo's vector is a sum of the names of what it shows, each in a direction of its own and as
 * long as the root of its probability (docs/decisions/0029): a name is taken away, or said louder, by the length in its direction.
 */
export class ItemNames {
  constructor(private readonly file: Pick<WornFile, 'names' | 'others' | 'colours' | 'garments'>) {}

  /**
   * The unit vector of an item: mostly its frame's, without names of things that are worn elsewhere (docs/decisions/0055), with the
   * colours of its own pixels, its names told anew (docs/decisions/0069).
   */
  of(views: Views, part: FramedPart): Float32Array {
    const { frame, alone, whole } = views;
    const item = this.withoutOthers(
      frame.map((value, at) => (1 - WHOLE) * value + WHOLE * (whole[at] ?? 0)),
      part,
    );
    const { garments } = this.file;
    const chances = garments && chancesOf(item, part, garments);
    const coloured = alone === undefined ? item : this.withColours(item, alone);
    return garments === undefined || chances === undefined
      ? coloured
      : this.toldAnew(coloured, chances, garments);
  }

  /** Unit, without the names that an item of the part does not have. */
  withoutOthers(vector: Float32Array, part: ItemPart): Float32Array {
    const { names, others } = this.file;
    const rest = vector.slice();
    for (const place of others[part] ?? []) {
      const name = names[place] ?? [];
      add(rest, name, -dot(name, rest));
    }
    return unit(rest);
  }

  private withColours(item: Float32Array, alone: Float32Array): Float32Array {
    const coloured = item.slice();
    for (const colour of this.file.colours) add(coloured, colour, dot(colour, alone) - dot(colour, item));
    return unit(coloured);
  }

  /**
   * A mixture of what the vector said and of what garments say by their chances, in squared lengths, which are probabilities. What the
   * vector is sure of that no garment says stays.
   */
  private toldAnew(
    item: Float32Array,
    chances: readonly number[],
    { classes, kept, loudness, told }: WornGarments,
  ): Float32Array {
    const { names } = this.file;
    const lengths = names.map((name) => dot(name, item));
    const before = lengths.map((length) => Math.max(0, length) ** 2);
    const said = names.map(() => 0);
    const known = new Set<number>();
    for (const [at, { says }] of told.entries()) {
      for (const [place, loud] of Object.entries(says)) {
        said[Number(place)]! += (chances[at] ?? 0) * loud;
        known.add(Number(place));
      }
    }
    const sum = (places: readonly number[]) =>
      places.reduce((total, place) => total + (before[place] ?? 0), 0);
    const total = sum(classes);
    if (total === 0) return item;
    const stays = kept + ((1 - kept) * sum(classes.filter((place) => !known.has(place)))) / total;
    const anew = item.slice();
    for (const [place, name] of names.entries()) {
      const square = loudness * ((stays * before[place]!) / total + (1 - stays) * said[place]!);
      add(anew, name, Math.sqrt(square) - lengths[place]!);
    }
    return unit(anew);
  }
}

/** Of each garment that is told, 0 for those of other parts; undefined where none is of this part. */
function chancesOf(item: Float32Array, part: FramedPart, { told }: WornGarments): number[] | undefined {
  const logits = told.map((garment) =>
    garment.part === part ? dot(garment.weights, item) + garment.bias : Number.NEGATIVE_INFINITY,
  );
  const most = Math.max(...logits);
  if (most === Number.NEGATIVE_INFINITY) return undefined;
  const odds = logits.map((logit) => Math.exp(logit - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / all);
}

function dot(direction: readonly number[], vector: Float32Array): number {
  return direction.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
}

function add(vector: Float32Array, direction: readonly number[], length: number): void {
  for (const [at, value] of direction.entries()) vector[at]! += length * value;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
