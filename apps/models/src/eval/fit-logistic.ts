/** A cosine, and whether the photo shows what the prompt asks for. */
export type LabelledCosine = { cosine: number; relevant: boolean };

const STEPS = 50;
/** Keeps the fit finite where the cosines separate the two kinds without a gap between them. */
const RIDGE = 1e-4;

/**
 * The `scale` and `bias` of score = sigmoid(scale · cosine + bias) that fit best, by Newton's method on the log
 * loss. Relevant and other pairs weigh the same in all, so that 0.5 lies where either is as likely; of the raw
 * pairs, nearly all of which do not match, every score would be near 0 (Platt scaling with balanced classes).
 * @returns undefined where there is only one kind of pair
 */
export function fitLogistic(pairs: readonly LabelledCosine[]): { scale: number; bias: number } | undefined {
  const relevant = pairs.filter((pair) => pair.relevant).length;
  if (relevant === 0 || relevant === pairs.length) return undefined;
  const weightOf = (pair: LabelledCosine) => 0.5 / (pair.relevant ? relevant : pairs.length - relevant);
  // Fitted on standardised cosines: theirs lie close together, and Newton's steps would overshoot.
  const mean = pairs.reduce((sum, pair) => sum + weightOf(pair) * pair.cosine, 0);
  const variance = pairs.reduce((sum, pair) => sum + weightOf(pair) * (pair.cosine - mean) ** 2, 0);
  const deviation = Math.sqrt(variance) || 1;
  let slope = 0;
  let offset = 0;
  for (let step = 0; step < STEPS; step++) {
    let [gs, go, hss, hso, hoo] = [RIDGE * slope, RIDGE * offset, RIDGE, 0, RIDGE];
    for (const pair of pairs) {
      const x = (pair.cosine - mean) / deviation;
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const weight = weightOf(pair);
      const error = weight * (p - (pair.relevant ? 1 : 0));
      const curvature = weight * p * (1 - p);
      gs += error * x;
      go += error;
      hss += curvature * x * x;
      hso += curvature * x;
      hoo += curvature;
    }
    const determinant = hss * hoo - hso * hso;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  return { scale: slope / deviation, bias: offset - (slope * mean) / deviation };
}
