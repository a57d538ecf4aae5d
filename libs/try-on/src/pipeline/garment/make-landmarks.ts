import type { Point } from '../geometry/point.js';
import {
  type GarmentLandmarks,
  LANDMARK_KINDS,
  type LandmarkKind,
  LANDMARKS,
  type LandmarkName,
} from './landmarks.js';

/** Landmarks that are known for sure; those that are left out are not to be seen. */
export function makeLandmarks(
  points: Partial<Record<LandmarkName, Point | undefined>>,
  kind: LandmarkKind,
  { ghost = 0 }: Partial<Pick<GarmentLandmarks, 'ghost'>> = {},
): GarmentLandmarks {
  const all = LANDMARKS.map((name) => {
    const point = points[name];
    return [name, point === undefined ? { x: 0, y: 0, visible: 0 } : { x: point.x, y: point.y, visible: 1 }];
  });
  const chances = LANDMARK_KINDS.map((each) => [each, each === kind ? 1 : 0]);
  return {
    points: Object.fromEntries(all) as GarmentLandmarks['points'],
    kind,
    chances: Object.fromEntries(chances) as GarmentLandmarks['chances'],
    ghost,
  };
}
