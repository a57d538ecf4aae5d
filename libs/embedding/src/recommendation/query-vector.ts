import { dot, lengthOf, plus, scaled } from './unit-math.js';

/** A direction, and how much of what was asked it stands for (0…1): a score is of `strength · cosine`. */
export type QueryVector = { direction: Float32Array; strength: number };

/** One thing that is asked for, by words or by a photo, and how its cosine becomes a score (0…1). */
export type QueryPart = QueryVector & { weight: number; score(cosine: number): number };

/**
 * What items should be like, and what they should not. Of several parts items should be like all, by their weights, which
 * sum to 1; or like any, the more the better: then weights say how well what is like a part alone fits, 0…1.
 */
export type Query = { parts: readonly QueryPart[]; without: readonly QueryPart[]; isAny?: boolean };

/** Less than this is left of a prompt that says nothing: its direction would be noise. */
const NOTHING = 0.05;
/** How far a query is turned away from what is not wanted: enough to have others among the neighbours. */
const AVERSION = 0.5;

/**
 * A prompt less what it shares with the neutral one: q − (q·n) n. Cosines differ from prompt to prompt, mostly by what
 * all prompts have in common; of a prompt whose words the model does not know nothing else is there. The remainder's
 * length is its strength, so that such a prompt scores low with every photo (docs/decisions/0010).
 * @param prompt unit vector
 * @param neutral unit vector
 */
export function withoutNeutral(prompt: Float32Array, neutral: Float32Array): QueryVector {
  const remainder = plus(prompt, -dot(prompt, neutral), neutral);
  const strength = lengthOf(remainder);
  if (strength < NOTHING) return { direction: prompt, strength };
  return { direction: scaled(remainder, 1 / strength), strength };
}

/** The unit vector that the index is asked for. */
export function directionOf({ parts, without }: Query): Float32Array {
  const [first] = parts;
  if (first === undefined) throw new Error('A query asks for something.');
  if (parts.length === 1 && without.length === 0) return first.direction;
  let wanted = scaled(first.direction, first.weight);
  for (const part of parts.slice(1)) wanted = plus(wanted, part.weight, part.direction);
  wanted = unit(wanted, first.direction);
  let turned = wanted;
  for (const { direction, strength } of without) {
    // Only what the query does not ask for itself: "dress, not floral" stays a dress.
    const apart = plus(direction, -dot(direction, wanted), wanted);
    turned = plus(turned, -AVERSION * strength, apart);
  }
  return unit(turned, wanted);
}

/** How well a photo fits: the weighted scores of what is asked for, less the more the photo shows what is not. */
export function scoreOf(query: Query, photo: Float32Array): number {
  const { parts, isAny = false } = query;
  const each = parts.map((part) => part.weight * scored(part, photo));
  const wanted = isAny ? Math.max(...each) : each.reduce((sum, score) => sum + score, 0);
  return wanted * freedomOf(query, photo);
}

/** How sure it is that a photo shows nothing of what is not wanted, 0…1. */
export function freedomOf({ without }: Query, photo: Float32Array): number {
  return without.reduce((left, part) => left * (1 - scored(part, photo)), 1);
}

function scored({ score, strength, direction }: QueryPart, photo: Float32Array): number {
  return score(strength * dot(direction, photo));
}

/** Whether a photo's nearness says anything: not where the model knows none of what is asked for. */
export function photosSayAnything({ parts }: Query): boolean {
  return parts.some(({ strength }) => strength > 0);
}

/** Whether the score says more of an item's place than the cosine with the one direction that the index is asked for. */
export function isRankedByScore({ without, isAny = false }: Query): boolean {
  return isAny || without.length > 0;
}

function unit(vector: Float32Array, otherwise: Float32Array): Float32Array {
  const length = lengthOf(vector);
  return length < NOTHING ? otherwise : scaled(vector, 1 / length);
}
