import { type Image, type Mask, union, without } from '#images';
import type { Person } from '../person/person.js';
import { measure, type Measures, surroundingsOf } from './measures.js';
import { type Shown, viewOf } from './view.js';

/** A draft as it was when one of its garments had been put on: the next ones are laid over that. */
export type DraftStep = {
  image: Image;
  /** Where that may differ from the photo, 0–1. */
  edit: Mask;
  shown: Shown;
};

/** What a later garment hides and a comparison of photo and draft, or of cloth and body, needs to see. */
const BEFORE_HIDDEN = [
  'palette',
  'paletteBefore',
  'colour',
  'offPose',
  'offSilhouette',
  'off',
  'things',
  'change',
  'contrast',
] as const;

/**
 * What is measured of the garment of step `i` in the finished draft; what tells whether the draft is of this garment at all, as
 * it was when it had been put on.
 */
export function measuresOf(person: Person, steps: readonly DraftStep[], i: number): Measures {
  const finished = measured(person, finishedOf(steps, i));
  if (i === steps.length - 1) return finished;
  const then = measured(person, steps[i]!);
  return { ...finished, ...Object.fromEntries(BEFORE_HIDDEN.map((name) => [name, then[name]])) };
}

function measured(person: Person, { image, edit, shown }: DraftStep): Measures {
  const view = viewOf(person, image, edit, [shown]);
  return measure(view, view.garments[0]!, surroundingsOf(view));
}

/** A garment in the finished draft: later ones hide it. */
function finishedOf(steps: readonly DraftStep[], i: number): DraftStep {
  const { image, edit } = steps.at(-1)!;
  const { shown } = steps[i]!;
  const later = steps.slice(i + 1).map((step) => step.shown.visible);
  return {
    image,
    edit,
    shown: {
      ...shown,
      visible: later.reduce(without, shown.visible),
      front: later.reduce(union, shown.front),
    },
  };
}
