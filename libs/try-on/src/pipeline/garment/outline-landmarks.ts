import { pointBeside } from '../geometry/bone.js';
import { reachAt, type Strip } from '../geometry/strip.js';
import type { GarmentKind, GarmentShape, SkirtShape, TrouserShape, UpperShape } from '../stages/garment.js';
import type { GarmentLandmarks } from './landmarks.js';
import { makeLandmarks } from './make-landmarks.js';

/** Landmarks as the outline of a cut-out tells them. */
export function outlineLandmarks(shape: GarmentShape, kind: GarmentKind): GarmentLandmarks {
  switch (shape.cut) {
    case 'upper':
      return upperLandmarks(shape, kind);
    case 'trousers':
      return trouserLandmarks(shape);
    case 'skirt':
      return skirtLandmarks(shape);
  }
}

function upperLandmarks(shape: UpperShape, kind: GarmentKind): GarmentLandmarks {
  const hem = shape.edges.at(-1)!;
  const [left, right] = shape.sleeves.map((sleeve) =>
    sleeve === undefined ? undefined : cuffOf(sleeve.strip),
  );
  const [a, b] = [left ?? mirrored(right, shape), right ?? mirrored(left, shape)];
  const outerFirst = (cuff: ReturnType<typeof cuffOf> | undefined, sign: -1 | 1) => {
    if (cuff === undefined) return [undefined, undefined];
    return sign * (cuff[0].x - cuff[1].x) >= 0 ? cuff : [cuff[1], cuff[0]];
  };
  const [outerLeft, innerLeft] = outerFirst(a, -1);
  const [outerRight, innerRight] = outerFirst(b, 1);
  const waist = shape.edges[Math.floor(shape.edges.length / 2)]!;
  return makeLandmarks(
    {
      neck_left: shape.neckLeft,
      neck_right: shape.neckRight,
      neck_dip: shape.neckDip,
      shoulder_left: shape.shoulderLeft,
      shoulder_right: shape.shoulderRight,
      armpit_left: shape.armpitLeft,
      armpit_right: shape.armpitRight,
      cuff_outer_left: outerLeft,
      cuff_inner_left: innerLeft,
      cuff_outer_right: outerRight,
      cuff_inner_right: innerRight,
      waist_left: waist[0],
      waist_right: waist[1],
      hem_left: hem[0],
      hem_right: hem[1],
    },
    kind === 'dress' ? 'dress' : kind === 'outer' ? 'outerwear-closed' : 'top',
  );
}

/** The two corners at the end of a band of cloth. */
function cuffOf({ bone, left, right }: Strip) {
  return [
    pointBeside(bone, { along: bone.total, across: reachAt(left, 1) }),
    pointBeside(bone, { along: bone.total, across: -reachAt(right, 1) }),
  ] as const;
}

function mirrored(cuff: ReturnType<typeof cuffOf> | undefined, { neckLeft, neckRight }: UpperShape) {
  if (cuff === undefined) return undefined;
  const turn = (p: { x: number; y: number }) => ({ x: neckLeft.x + neckRight.x - p.x, y: p.y });
  return [turn(cuff[0]), turn(cuff[1])] as const;
}

function trouserLandmarks({ waistLeft, waistRight, crotch, legs }: TrouserShape): GarmentLandmarks {
  const [left, right] = legs.map(cuffOf);
  const byX = (cuff: ReturnType<typeof cuffOf>) => cuff.toSorted((p, q) => p.x - q.x);
  const [outerLeft, innerLeft] = byX(left!);
  const [innerRight, outerRight] = byX(right!);
  return makeLandmarks(
    {
      waist_left: waistLeft,
      waist_right: waistRight,
      crotch,
      leg_outer_left: outerLeft,
      leg_inner_left: innerLeft,
      leg_inner_right: innerRight,
      leg_outer_right: outerRight,
    },
    'trousers',
  );
}

function skirtLandmarks({ edges }: SkirtShape): GarmentLandmarks {
  const [waist, hem] = [edges[0]!, edges.at(-1)!];
  return makeLandmarks(
    { waist_left: waist[0], waist_right: waist[1], hem_left: hem[0], hem_right: hem[1] },
    'skirt',
  );
}
