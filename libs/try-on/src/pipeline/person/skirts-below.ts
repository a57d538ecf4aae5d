import type { Labels } from '#images';
import { partIndex } from '#person-parse';
import { type Body, torsoPlace } from './body.js';

/** A dress begins at the chest, in torsos below the shoulder line: what begins below is a skirt. */
export const CHEST = 0.45;
/** So many of its pixels may lie higher: the parser's edges are uneven. */
const ABOVE = 0.05;

const [DRESS, LOWER] = [partIndex('dress'), partIndex('lower')];

/** Labels in which what the parser calls a dress, but begins below the chest, is a skirt. */
export function withSkirtsBelow(labels: Labels, body: Body): Labels {
  let [above, all] = [0, 0];
  for (let i = 0; i < labels.data.length; i++) {
    if (labels.data[i] !== DRESS) continue;
    all++;
    const { t } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < CHEST) above++;
  }
  if (above > ABOVE * all || all === 0) return labels;
  return { ...labels, data: labels.data.map((label) => (label === DRESS ? LOWER : label)) };
}
