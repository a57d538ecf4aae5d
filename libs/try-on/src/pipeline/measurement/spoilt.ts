import { copyImage, type Image, type Mask, newImage, newMask } from '#images';
import { medianColour } from '../images/colour.js';
import { boneThrough } from '../geometry/bone.js';
import { add, minus, type Point } from '../geometry/point.js';
import type { Body, BodySide } from '../person/body.js';
import { sleeveOf } from '../fit/landmark-parts.js';
import type { Garment } from '../garment/garment.js';
import type { Draped } from '../fit/draped.js';

/** The colour at the other side of the wheel, `#rrggbb`; grey has none and becomes red. */
export function oppositeOf({ image, mask }: Garment): string {
  const [r, g, b] = medianColour(image, mask) ?? [0, 0, 0];
  const [low, high] = [Math.min(r, g, b), Math.max(r, g, b)];
  const to = high - low < 40 ? [200, 30, 40] : [low + high - r, low + high - g, low + high - b];
  return `#${to.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

/** Laid `by` pixels to the right (left: negative). */
export function shifted(draped: Draped, by: number): Draped {
  return displaced(draped, () => ({ x: -by, y: 0 }));
}

/** In waves as deep as a tenth of the shoulders: cloth that was bent where the body is not. */
export function crumpled(draped: Draped, unit: number, seed: number): Draped {
  const wave = (2 * Math.PI) / (0.45 * unit);
  const phase = seed * 1.7;
  return displaced(draped, (x, y) => ({
    x: 0.1 * unit * Math.sin(y * wave + phase) * Math.cos(0.6 * x * wave + phase),
    y: 0.1 * unit * Math.sin(x * wave + 2 * phase),
  }));
}

/**
 * A body with one arm (of a garment without sleeves or a skirt: undefined) or one leg turned at its root: a sleeve
 * that is laid along it hangs where no arm is.
 */
export function swung(body: Body, { cut, landmarks }: Garment, isLeft: boolean): Body | undefined {
  const name = isLeft ? 'left' : 'right';
  const side = body[name];
  if (cut === 'upper') {
    if (landmarks !== undefined && sleeveOf(landmarks, name) === undefined) return undefined;
    const turn = around(side.shoulder, outward(side.shoulder, side.elbow, isLeft, 40));
    return { ...body, [name]: withArm(side, turn(side.elbow), turn(side.wrist)) };
  }
  if (cut !== 'trousers') return undefined;
  const turn = around(side.hip, outward(side.hip, side.knee, isLeft, 22));
  const [knee, ankle] = [turn(side.knee), turn(side.ankle)];
  return { ...body, [name]: { ...side, knee, ankle, leg: boneThrough([side.hip, knee, ankle]) } };
}

/** Degrees, clockwise in the picture: away from the body, or towards it where the limb is raised already. */
function outward(root: Point, joint: Point, isLeft: boolean, degrees: number): number {
  const isRaised = joint.y < root.y + 0.5 * Math.abs(joint.x - root.x);
  return degrees * (isLeft ? 1 : -1) * (isRaised ? -1 : 1);
}

function around(centre: Point, degrees: number): (p: Point) => Point {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return (p) => {
    const d = minus(p, centre);
    return add(centre, { x: d.x * c - d.y * s, y: d.x * s + d.y * c });
  };
}

function withArm(side: BodySide, elbow: Point, wrist: Point): BodySide {
  return { ...side, elbow, wrist, arm: boneThrough([side.shoulder, elbow, wrist]) };
}

/** Each place takes its cloth from `from` away. */
function displaced(draped: Draped, from: (x: number, y: number) => Point): Draped {
  const { width, height } = draped.alpha;
  const out: Draped = {
    image: newImage(draped.alpha),
    alpha: newMask(draped.alpha),
    turned: newMask(draped.alpha),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const by = from(x, y);
      const [sx, sy] = [Math.round(x + by.x), Math.round(y + by.y)];
      if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
      const [to, at] = [y * width + x, sy * width + sx];
      out.alpha.data[to] = draped.alpha.data[at]!;
      out.turned.data[to] = draped.turned.data[at]!;
      for (let c = 0; c < 3; c++) out.image.data[to * 3 + c] = draped.image.data[at * 3 + c]!;
    }
  }
  return out;
}

/** The garment in one flat colour. */
export function blank(image: Image, visible: Mask): Image {
  const out = copyImage(image);
  const middle = medianColour(image, visible) ?? [128, 128, 128];
  for (let i = 0; i < visible.data.length; i++) {
    if (visible.data[i]! > 0.02) for (let c = 0; c < 3; c++) out.data[i * 3 + c] = middle[c]!;
  }
  return out;
}
