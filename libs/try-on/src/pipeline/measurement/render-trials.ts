import type { Image } from '#images';
import { putOn } from './put-on.js';
import { encodeMask, encodePng } from '../images/encode.js';
import type { Garment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { blank } from './spoilt.js';
import type { RenderToJudge } from '../try-on-pipeline.js';
import { type Drift, generated, type Head, moved, otherHead, personMoved } from './spoilt-render.js';

type Dressed = { person: Person; garment: Garment };

export type RenderTrial = { name: string; given: RenderToJudge };

/** By the number of the pair: a small and a large generator, colours a little off, a shift of a pixel or two. */
function driftOf(number: number): Drift {
  const turn = (values: readonly number[], by: number) => values[(number + by) % values.length]!;
  return {
    side: turn([864, 1024], 0),
    blur: turn([0.5, 0.8, 1.1], 0),
    jpeg: turn([92, 85, 78], 1),
    gain: [1 + turn([0, 0.02, -0.02], 0), 1 + turn([0, -0.015, 0.015], 1), 1 + turn([0.02, 0, -0.02], 2)],
    lift: turn([0, 4, -4, 2], 1),
    shift: { x: turn([0, 1, -1.5, 2], 0), y: turn([1, 0, -2, 1.5], 2) },
  };
}

/**
 * Renders as a generator might have sent them, made of drafts: good ones ("as drafted", and "hung otherwise": wider,
 * longer, under other light), and ones that a shopper must not see.
 * @param other another person and a garment of the same kind
 * @param number of the pair: decides what is done at random
 */
export async function* renderTrials(
  { person, garment }: Dressed,
  other: Dressed,
  number: number,
): AsyncGenerator<RenderTrial> {
  const { image, body, silhouette } = person;
  const on = (given: Garment, width: number, length: number, realismLevel: number) =>
    putOn(person, given, { knobs: { width, length }, realismLevel });
  const put = on(garment, 1, 1, 3);
  const against = {
    person: await encodePng(image),
    draft: await encodePng(put.image),
    personMask: await encodeMask(silhouette),
    preserveFace: true,
    preserveBackground: true,
  };
  const drift = driftOf(number);
  const trial = async (name: string, picture: Image): Promise<RenderTrial> => ({
    name,
    given: { ...against, render: await generated(picture, drift) },
  });
  yield trial('as drafted', put.image);
  yield trial('hung otherwise', on(garment, 1.08, 1.06, 5).image);
  yield trial('another garment', on(other.garment, 1, 1, 3).image);
  const sign = number % 2 === 0 ? 1 : -1;
  const [tenth, more] = [0.1 * body.unit, 0.15 * body.unit];
  yield trial('moved by 10 %', moved(put.image, { x: sign * tenth, y: 0 }));
  yield trial('moved by 15 %', moved(put.image, { x: 0, y: sign * more }));
  yield trial(
    'person moved by 12 %',
    personMoved(put.image, silhouette, { x: sign * 0.12 * body.unit, y: 0 }),
  );
  // Joints lie a shoulder width from the middle of the body, and more: so large that these move by 12 %.
  yield trial('made larger by 12 %', moved(put.image, { x: 0, y: 0 }, 1 + sign * 0.12));
  yield trial('another person', other.person.image);
  yield trial('unchanged', image);
  yield trial('blank', blank(put.image, put.visible));
  yield trial('another face', otherHead(put.image, headOf(person), other.person.image, headOf(other.person)));
}

function headOf({ keypoints: { left_ear, right_ear, nose, left_eye, right_eye }, body }: Person): Head {
  const joints = [left_ear, right_ear, nose, left_eye, right_eye].filter(({ score }) => score > 0.3);
  const of = joints.length === 0 ? [nose] : joints;
  const mean = (axis: 'x' | 'y') => of.reduce((sum, joint) => sum + joint[axis], 0) / of.length;
  return { x: mean('x'), y: mean('y'), radius: 0.32 * body.unit };
}
