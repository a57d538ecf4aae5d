import type { TryOnAtFault } from '#contracts';
import { TryOnError } from '../errors/try-on.error.js';
import { PASS } from '../pipeline/quality/gate.js';
import type { TryOnResult } from '../pipeline/try-on-pipeline.js';

/**
 * The results that passed the quality gate: a shopper is never shown one that did not.
 * @throws {TryOnError} `QUALITY_CHECK_FAILED` when none did
 */
export function passingResults(results: readonly TryOnResult[]): readonly TryOnResult[] {
  const passing = results.filter(({ quality }) => quality.passed);
  if (passing.length > 0) return passing;
  const best = results.reduce((a, b) => (b.quality.score > a.quality.score ? b : a));
  const { parts, score } = best.quality;
  const { advice, why } = (parts.measured ?? 0) >= PASS ? OF_LOOK : weakestOf(parts);
  throw new TryOnError(
    'QUALITY_CHECK_FAILED',
    `No result passed the quality check after ${attempts(best.retries + 1)} (score ${score.toFixed(2)}${why}). ${advice.sentence}`,
    { atFault: advice.atFault },
  );
}

/** Parts that say how good a draft is and not what of it is bad. */
const OF_ALL = ['right', 'seen', 'measured'];

function weakestOf(parts: TryOnResult['quality']['parts']): { advice: Advice; why: string } {
  const [weakest] = Object.entries(parts)
    .filter(([part]) => !OF_ALL.includes(part))
    .toSorted(([, a], [, b]) => a - b);
  const part = weakest?.[0] ?? '';
  return { advice: ADVICE[part] ?? USUAL_ADVICE, why: part === '' ? '' : `, least of all its ${part}` };
}

function attempts(count: number): string {
  return count === 1 ? '1 attempt' : `${count} attempts`;
}

const GARMENT =
  'Send a clothing_image from the front of the garment alone, sleeves and legs spread out, all of it in the picture, on a plain ground of another colour.';

type Advice = { sentence: string; atFault?: TryOnAtFault };

const another = (atFault: TryOnAtFault, sentence: string): Advice => ({ sentence, atFault });

/** What helps, by the part that was worst. */
const ADVICE: Readonly<Record<string, Advice>> = {
  garment: another('garment_photo', GARMENT),
  sleeves: another('garment_photo', `The garment's sleeves are hidden or folded in its photo. ${GARMENT}`),
  lengths: another('garment_photo', `How long the garment is cannot be told from its photo. ${GARMENT}`),
  print: another('garment_photo', GARMENT),
  fidelity: another('garment_photo', `The garment's colours are not to be told from its photo. ${GARMENT}`),
  person: another(
    'person_photo',
    'Too much of what is worn now would have to be invented. Send a person_image without a coat, scarf or bag before the body, from the front, arms off the sides.',
  ),
  leftover: another(
    'person_photo',
    'What is worn now could not be taken away. Send a person_image without a coat, scarf or bag.',
  ),
  things: another(
    'person_photo',
    'Things lie before most of the body, or a print was taken for one. Send a person_image without a bag or scarf before the body, in plain clothes.',
  ),
  whole: {
    sentence:
      'Something lies before most of the garment. Send photos in which no bag, hair or arm is before the body.',
  },
};
/** By what was measured it would have passed. */
const OF_LOOK = {
  advice: {
    sentence:
      'Nothing that is measured says why: the picture as a whole does not look right. Another person_image, from the front with arms off the sides, or another photo of the garment may come out better.',
  } as Advice,
  why: '',
};

const USUAL_ADVICE: Advice = {
  sentence:
    'Send a person_image with arms and legs apart from the body and a garment photo that shows the garment alone.',
};
