import { drawGarment } from '#try-on/drawings';
import { type DraftEngine, measurement } from '#try-on/measurement';
import { TryOnError } from '#try-on/pipeline';
import { evaluationCases, isUnseen } from './evaluation-sets.js';

/** Far from the numbers of the garments that the landmark network learns from. */
const FIRST_SEED = 7_000_000;
const SIZE = { width: 768, height: 1024 };

export type DrawnRow = { name: string; refusal?: string; figures: Record<string, number> };

/** Drawn garments, whose landmarks are known, on the people of the recolours: exact lengths. */
export async function* evaluateDrawn(
  engine: DraftEngine,
  data: string,
  count: number,
  unseen: boolean,
): AsyncGenerator<DrawnRow> {
  let number = -1;
  for await (const { person } of evaluationCases(
    'recolours',
    data,
    (i) => i < count && isUnseen(i) === unseen,
  )) {
    number++;
    const drawn = await drawGarment(FIRST_SEED + number + (unseen ? 1_000 : 0), SIZE);
    const name = `${drawn.kind} ${number}`;
    try {
      const posed = await engine.personOf(person);
      const photo = await measurement.encodePng(drawn.image);
      const found = await engine.prepare({ photo, type: measurement.kindOfKnown(drawn) });
      const figures = measurement.drawnLengths(posed, found, drawn);
      yield figures === undefined
        ? { name, refusal: 'not laid by landmarks', figures: {} }
        : { name, figures };
    } catch (error) {
      if (!(error instanceof TryOnError)) throw error;
      yield { name, refusal: `${error.code}: ${error.message}`, figures: {} };
    }
  }
}
