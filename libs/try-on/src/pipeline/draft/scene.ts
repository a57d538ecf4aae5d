import type { Image, Mask } from '#images';
import type { FitKnobs } from '../fit/fit-knobs.js';
import type { Garment } from '../garment/garment.js';
import type { Front } from '../uncover/layers.js';
import type { ParsedPerson } from '../person/parse-person.js';
import type { Person } from '../person/person.js';
import type { Uncovered } from '../uncover/uncover.js';
import type { Draped } from '../fit/draped.js';
import type { TryOnRequest, TryOnStep } from '../try-on-pipeline.js';

/** One garment on its way onto the person; the stages add from top to bottom. */
export type Piece = {
  garment: Garment;
  /** As it lies on the body, before it is shaded. */
  laid?: Draped;
  uncovered?: Uncovered;
  /** What stays before it. */
  front?: Front;
  /** Bare forearms before it, seen or painted. */
  arms?: Mask;
  /** And shaded: as the blend takes it. */
  draped?: Draped;
  /** The garment as far as it is seen, and where the picture was changed for it. */
  visible?: Mask;
  edit?: Mask;
  image?: Image;
};

/** What is known of a try-on so far: each stage adds its part and changes nothing that another added. */
export type Scene = {
  request: Pick<TryOnRequest, 'person' | 'garments' | 'realismLevel'>;
  knobs: FitKnobs;
  /** The photo at work size with the person found in it. */
  parsed?: ParsedPerson & { image: Image };
  /** The person found in that, as far as no garment is asked for: begun while these are cut out. */
  posing?: Promise<Person>;
  person?: Person;
  garments: readonly Garment[];
  /** In the order in which they are laid; the last one is being put on. */
  pieces: readonly Piece[];
  /** The person in the pieces that are on. */
  dressed?: Person;
  /** Where the result may differ from the photo, 0–1 at work size. */
  edit?: Mask;
  /** Photo and pieces, at work size. */
  composite?: Image;
  /** What the parser's encoder finds in that (`quality/draft-features.ts`). */
  features?: Float32Array;
};

/** Told of the scene after each stage. */
export type SceneListener = (step: TryOnStep, scene: Scene) => void | Promise<void>;

export function newScene(request: Scene['request'], knobs: FitKnobs): Scene {
  return { request, knobs, garments: [], pieces: [] };
}

/** What an earlier stage added. @throws {Error} when the stages run in another order than the array's */
export function known<K extends keyof Scene>(scene: Scene, name: K): NonNullable<Scene[K]> {
  const value = scene[name];
  if (value === undefined) throw new Error(`A stage needs "${name}", which no stage before it added.`);
  return value;
}

/** The piece that is being put on, with what earlier stages added to it. @throws {Error} as `known` */
export function currentPiece<K extends keyof Piece>(
  { pieces }: Scene,
  ...names: readonly K[]
): Piece & Required<Pick<Piece, K>> {
  const piece = pieces.at(-1);
  const missing = piece === undefined ? 'a piece' : names.find((name) => piece[name] === undefined);
  if (missing !== undefined) throw new Error(`A stage needs "${missing}", which no stage before it added.`);
  return piece as Piece & Required<Pick<Piece, K>>;
}

/** The scene with more known of the piece that is being put on. */
export function withPiece(scene: Scene, more: Partial<Piece>): Scene {
  const { pieces } = scene;
  return { ...scene, pieces: [...pieces.slice(0, -1), { ...currentPiece(scene), ...more }] };
}
