import type { Image, Labels } from '#images';
import { partIndex, PARTS } from '#person-parse';
import { besideBone } from '../geometry/bone.js';
import { deltaE76 } from '../images/colour.js';
import type { Body } from './body.js';
import { isRatherCloth, walkCloth } from './cloth-walk.js';
import { headColour } from './head-colour.js';
import { boxAround } from '../images/box-around.js';

/** Where cuffs are: from and to, as shares of the arm, and to both sides of its bone, in shoulder widths. */
const [FROM, TO, ASIDE] = [0.5, 1.12, 0.2];
/** How far a cuff goes on, in shoulder widths. */
const REACH = 0.3;
/** So near in CIELAB to the sleeve is what was taken for a bag or a bracelet, and is its cuff. */
const SAME = 11;
/** So far in hue is a cuff from the colour of the face: hands are in another light than that. */
const OFF = 18;

const [SKIN, OTHER] = (['skin', 'other'] as const).map(partIndex) as [number, number];

/**
 * Labels in which a cuff that the parser takes for the hand, or for something that the hand holds, is of the sleeve that
 * it goes on from: it has the colour of that.
 */
export function withClothAtWrists(image: Image, labels: Labels, body: Body): Labels {
  const face = headColour(SKIN, image, labels, body);
  return [body.left, body.right].reduce((found, { arm }) => {
    return walkCloth(image, found, {
      box: boxAround(arm.points, ASIDE * body.unit),
      holds: (x, y) => {
        const { along, across } = besideBone(arm, { x, y });
        return along > FROM * arm.total && along < TO * arm.total && Math.abs(across) < ASIDE * body.unit;
      },
      reach: REACH * body.unit,
      mayTake: PARTS.map((_, label) => label === OTHER || (label === SKIN && face !== undefined)),
      isOf: (cloth, colour, label) =>
        label === OTHER ? deltaE76(colour, cloth) < SAME : isRatherCloth(cloth, colour, face!, OFF),
    });
  }, labels);
}
