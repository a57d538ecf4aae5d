import { areaOf } from '#images';
import { partIndex } from '#person-parse';
import { matchPose } from '../fit/same-pose.js';
import { torsoPlace } from '../person/body.js';
import type { Garment, Model, WornGarment } from '../garment/garment.js';
import type { Person } from '../person/person.js';

/** What in the poses of the person, and of who wears the garment in its photo, makes a draft hard. */
export type PoseDoubts = {
  /** Median distance of the joints of both photos, in shoulder widths, once one is moved onto the other; 0 without a model. */
  poseOff: number;
  /** How much the two bodies' proportions differ: logarithm of shoulders per torso of one over that of the other. */
  turnedAway: number;
  /** Share of the garment that is not seen in its photo, but filled in. */
  filledIn: number;
  /** Share of the trunk or hips of who wears it where something else is before the garment: a scarf, a coat, hair. */
  behindThings: number;
  /** 1 less the score of the least sure joint of shoulders, elbows and hips. */
  unsureJoints: number;
  /** Wrists and elbows that lie before the trunk. */
  armsBefore: number;
};

const JOINTS = [
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_hip',
  'right_hip',
] as const;

export function poseDoubts(garment: Garment, { keypoints, body }: Person): PoseDoubts {
  const { model } = garment;
  const before = [body.left, body.right]
    .flatMap(({ elbow, wrist }) => [elbow, wrist])
    .filter((joint) => {
      const { t, side } = torsoPlace(body, joint);
      return t > 0 && t < 1 && Math.abs(side) < 0.42;
    });
  const own = {
    unsureJoints: 1 - Math.min(...JOINTS.map((joint) => keypoints[joint].score)),
    armsBefore: before.length,
  };
  if (model === undefined) return { poseOff: 0, turnedAway: 0, filledIn: 0, behindThings: 0, ...own };
  const proportion = (of: Person['body']) => of.unit / of.torso;
  return {
    ...own,
    poseOff: matchPose(model.keypoints, keypoints, body.unit)?.off ?? 1,
    turnedAway: Math.abs(Math.log(proportion(model.body) / proportion(body))),
    behindThings: behindThings(garment, model),
    filledIn: 1 - areaOf(garment.asSeen.mask) / Math.max(1, areaOf(garment.mask)),
  };
}

const CLEAR = [partIndex('background'), partIndex('skin')];

function behindThings({ kind, cut, asSeen }: WornGarment, { labels, body }: Model): number {
  let [hidden, all] = [0, 0];
  const [from, to] = kind === 'bottom' ? [0.9, 1.4] : [0, kind === 'dress' ? 1.3 : 0.85];
  for (let i = 0; i < labels.data.length; i += 3) {
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < from || t > to || Math.abs(side) > (cut === 'upper' ? 0.42 : 0.5)) continue;
    all++;
    if (asSeen.mask.data[i]! < 0.5 && !CLEAR.includes(labels.data[i]!)) hidden++;
  }
  return hidden / Math.max(1, all);
}
