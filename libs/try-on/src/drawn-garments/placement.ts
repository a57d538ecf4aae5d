import type { Size } from '#images';
import type { Spot } from './curve.js';
import type { Dice } from './dice.js';

/** From a drawing's units to pixels of the photo. */
export type Placement = { place: (spot: Spot) => Spot; scale: number };

/**
 * A place in the frame: fitted with a margin, turned, sheared, seen a little from above or below, and laid with the
 * unevenness of a hand. Every outline and landmark goes through the same function, so that they stay exact.
 */
export function placementOf(dice: Dice, spots: Iterable<Spot>, size: Size): Placement {
  const loose = lay(dice);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const spot of spots) {
    const [x, y] = loose(spot);
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const fill = dice.range(0.72, 0.95);
  const scale = fill * Math.min(size.width / (right - left), size.height / (bottom - top));
  const free = [size.width - scale * (right - left), size.height - scale * (bottom - top)] as const;
  const shift = [free[0] * dice.range(0.35, 0.65), free[1] * dice.range(0.35, 0.65)] as const;
  return {
    scale,
    place: (spot) => {
      const [x, y] = loose(spot);
      return [(x - left) * scale + shift[0], (y - top) * scale + shift[1]];
    },
  };
}

function lay(dice: Dice): (spot: Spot) => Spot {
  const turn = ((dice.chance(0.25) ? dice.wobble(9) : dice.wobble(2)) * Math.PI) / 180;
  const shear = dice.wobble(0.02);
  const stretch = 1 + dice.wobble(0.07);
  const [tiltX, tiltY] = [dice.wobble(0.00016), dice.wobble(0.00016)];
  const lens = dice.chance(0.3) ? dice.wobble(1.5e-7) : 0;
  const [unrest, wave] = [dice.chance(0.5) ? dice.range(0, 5) : dice.range(0, 1.5), dice.range(110, 260)];
  const [a, b, c, d] = [dice.range(0, 6), dice.range(0, 6), dice.range(0, 6), dice.range(0, 6)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return ([u, v]) => {
    const x = (u + unrest * (Math.sin(v / wave + a) + Math.sin((u + v) / (wave * 0.6) + b))) * stretch;
    const y = v + unrest * (Math.sin(u / wave + c) + Math.sin((u - v) / (wave * 0.7) + d));
    const middle = y - 180;
    const far = 1 + tiltX * x + tiltY * middle + lens * (x * x + middle * middle);
    const [p, q] = [(x + shear * middle) / far, middle / far];
    return [p * cos - q * sin, p * sin + q * cos];
  };
}
