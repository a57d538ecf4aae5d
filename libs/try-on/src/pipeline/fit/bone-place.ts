import type { Bone } from '../geometry/bone.js';
import { minus, type Point, unit } from '../geometry/point.js';

/** The point `along` pixels from a bone's start, beyond its end straight on, and the bone's direction there. */
export function placeOn(bone: Bone, along: number): { point: Point; direction: Point } {
  const last = bone.points.length - 2;
  let i = 0;
  while (i < last && bone.lengths[i + 1]! < along) i++;
  const [a, b] = [bone.points[i]!, bone.points[i + 1]!];
  const direction = unit(minus(b, a));
  const rest = along - bone.lengths[i]!;
  return { point: { x: a.x + direction.x * rest, y: a.y + direction.y * rest }, direction };
}
