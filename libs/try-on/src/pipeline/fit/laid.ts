import type { Distortion } from '../mesh/distortion.js';

/** How long a garment is on the body, as it was drawn. */
export type Hang = {
  /** Of what hangs down the middle: torsos below the shoulder line; undefined where nothing does. */
  hem?: number;
  /** Share of the arm that each sleeve covers, 0 where there is none; picture left and right. */
  sleeves: readonly [left: number, right: number];
  /** Share of the leg that each trouser leg covers. */
  legs: readonly [left: number, right: number];
};

/** How long a garment ought to be by its own proportions, as far as the photo and legs go; sleeves as shares of the arms. */
export type Planned = { hem: number; sleeves: readonly [left: number, right: number] };

/** What the gate is told of a garment that was laid by a mesh. */
export type Laid = {
  distortion: Distortion;
  hang: Hang;
  planned?: Planned;
  /** Length of torn cloth in shoulder widths. */
  torn: number;
  /** How unsure it is whether the garment has sleeves: 0 for sure, 1 undecided. */
  unsure: number;
};
