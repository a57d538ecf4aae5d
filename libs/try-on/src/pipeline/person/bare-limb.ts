/**
 * What bare arms or legs look like, as `tryon measure-limbs` finds it in photos. Everything goes from root to end in
 * equal steps, elbow or knee in the middle, and from the inner side of the limb to its outer one.
 */
export type BareLimb = {
  /** Units from the bone to the outer and to the inner edge. */
  outer: readonly number[];
  inner: readonly number[];
  /** Of the limb to picture left and to the right: hundredths by which the logarithm of its light differs from the middle. */
  left: readonly (readonly number[])[];
  right: readonly (readonly number[])[];
  /** What light on the outer side alone adds to that. */
  light: readonly number[];
  /** Hundredths by which red is stronger and blue is weaker; and the share of a shade that does so too. */
  red: readonly number[];
  reddens: number;
  /** Red, green and blue of the limb on the whole, as shares of the tone that the face tells. */
  tone: readonly [number, number, number];
};

/** Of half a limb's width, where the outermost columns lie. */
export const OUTERMOST = 0.84;
