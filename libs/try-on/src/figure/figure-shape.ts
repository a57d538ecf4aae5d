import { ball, carved, ellipsoid, limb, melted, noise, type Place } from './distances.js';

/** What a place of the figure is made of. */
export type Stuff = 'skin' | 'hair' | 'shirt' | 'trousers' | 'shoes';

/** Distance to the figure and what is there. Upright, 1.72 m tall, its weight on the leg to picture left. */
export type Nearest = { away: number; stuff: Stuff };

export const HEAD: Place = [0.008, 1.6, 0.01];
const SHOULDERS: readonly [Place, Place] = [
  [-0.154, 1.382, -0.014],
  [0.158, 1.392, -0.008],
];
const ELBOWS: readonly [Place, Place] = [
  [-0.262, 1.118, -0.05],
  [0.25, 1.116, -0.03],
];
const WRISTS: readonly [Place, Place] = [
  [-0.252, 0.896, 0.07],
  [0.3, 0.888, 0.03],
];
const HIPS: readonly [Place, Place] = [
  [-0.084, 0.88, -0.005],
  [0.074, 0.88, -0.005],
];
const KNEES: readonly [Place, Place] = [
  [-0.1, 0.485, 0.006],
  [0.122, 0.482, 0.062],
];
const ANKLES: readonly [Place, Place] = [
  [-0.094, 0.085, -0.03],
  [0.178, 0.085, 0.02],
];

/** Half width and half depth of the shirt by height, in metres; its middle lies a little behind the axis. */
const TRUNK: readonly (readonly [y: number, wide: number, deep: number])[] = [
  [0.84, 0.2, 0.15],
  [0.94, 0.194, 0.142],
  [1.06, 0.16, 0.112],
  [1.16, 0.158, 0.114],
  [1.27, 0.17, 0.126],
  [1.36, 0.168, 0.108],
  [1.42, 0.12, 0.084],
  [1.47, 0.07, 0.066],
];
const HEM = 0.845;

/** Metres from a group's ball. */
const AROUND = 0.2;

export function figureAt(x: number, y: number, z: number): Nearest {
  let [away, stuff]: [number, Stuff] = [Infinity, 'skin'];
  const take = (distance: number, of: Stuff) => {
    if (distance < away) [away, stuff] = [distance, of];
  };
  // A group is looked into only near its own ball: from further off the ball's distance is near enough.
  const near = (middle: Place, radius: number, look: () => void) => {
    const off = ball(x, y, z, middle, radius);
    if (off >= away) return;
    if (off > AROUND) away = off;
    else look();
  };
  near([0, 1.58, -0.01], 0.19, () => {
    take(headAt(x, y, z), 'skin');
    take(hairAt(x, y, z), 'hair');
  });
  near([0, 1.16, 0], 0.38, () => {
    take(shirtAt(x, y, z), 'shirt');
    take(chestAt(x, y, z), 'skin');
  });
  near(between(SHOULDERS[0], WRISTS[0], 0.6), 0.38, () => take(armAt(x, y, z, 0), 'skin'));
  near(between(SHOULDERS[1], WRISTS[1], 0.6), 0.38, () => take(armAt(x, y, z, 1), 'skin'));
  near([0.01, 0.5, 0], 0.52, () => take(trousersAt(x, y, z), 'trousers'));
  near([0.02, 0.05, 0.03], 0.28, () => take(shoesAt(x, y, z), 'shoes'));
  return { away, stuff };
}

function headAt(x: number, y: number, z: number): number {
  // The head is turned and tilted a little.
  const [hx, hy, hz] = ofHead(x, y, z);
  let d = ellipsoid(hx, hy, hz, [0, 0.022, -0.012], [0.074, 0.09, 0.094]);
  d = melted(d, ellipsoid(hx, hy, hz, [0, -0.036, 0.016], [0.055, 0.066, 0.066]), 0.035);
  d = melted(d, ball(hx, hy, hz, [0, -0.088, 0.056], 0.019), 0.04);
  d = melted(d, ball(Math.abs(hx), hy, hz, [0.036, -0.024, 0.05], 0.026), 0.03);
  d = melted(d, ellipsoid(hx, hy, hz, [0, 0.036, 0.07], [0.05, 0.012, 0.014]), 0.03);
  d = carved(d, ball(Math.abs(hx), hy, hz, [0.031, 0.016, 0.096], 0.017), 0.018);
  d = melted(d, ball(Math.abs(hx), hy, hz, EYE, EYE_RADIUS), 0.004);
  d = melted(d, limb(hx, hy, hz, [0, 0.018, 0.08], [0, -0.022, 0.101], 0.0075, 0.0105), 0.014);
  d = melted(d, ball(Math.abs(hx), hy, hz, [0.0105, -0.026, 0.091], 0.0072), 0.01);
  d = melted(d, ellipsoid(hx, hy, hz, [0, -0.0525, 0.0785], [0.023, 0.0052, 0.011]), 0.006);
  d = melted(d, ellipsoid(hx, hy, hz, [0, -0.0615, 0.0775], [0.0195, 0.0062, 0.0115]), 0.006);
  d = melted(d, ellipsoid(Math.abs(hx), hy, hz, [0.077, 0.002, -0.012], [0.009, 0.028, 0.017]), 0.012);
  return melted(d, limb(x, y, z, [0, 1.41, -0.022], [0.006, 1.54, -0.008], 0.052, 0.047), 0.03);
}

export const EYE: Place = [0.031, 0.013, 0.0712];
export const EYE_RADIUS = 0.0138;

const [TURN, TILT] = [0.24, 0.06];

/** A place in the head's own directions, from its middle. */
export function ofHead(x: number, y: number, z: number): [number, number, number] {
  const [dx, dy, dz] = [x - HEAD[0], y - HEAD[1], z - HEAD[2]];
  const [rx, ry] = [dx * Math.cos(TILT) + dy * Math.sin(TILT), dy * Math.cos(TILT) - dx * Math.sin(TILT)];
  return [rx * Math.cos(TURN) - dz * Math.sin(TURN), ry, dz * Math.cos(TURN) + rx * Math.sin(TURN)];
}

function hairAt(x: number, y: number, z: number): number {
  const [hx, hy, hz] = ofHead(x, y, z);
  let d = ellipsoid(hx, hy, hz, [0, 0.034, -0.018], [0.085, 0.092, 0.1]);
  d = melted(d, ellipsoid(hx, hy, hz, [0, -0.07, -0.058], [0.084, 0.12, 0.055]), 0.04);
  d = melted(
    d,
    limb(Math.abs(hx), hy, hz, [0.068, 0.02, -0.018], [0.078, -0.115, -0.02], 0.022, 0.016),
    0.03,
  );
  // The face looks out below a parting at the side.
  d = carved(d, ellipsoid(hx + 0.004, hy, hz, [0, -0.03, 0.105], [0.061, 0.096, 0.1]), 0.018);
  if (d > 0.02) return d;
  const strand = Math.atan2(hx + 0.018, hz + 0.02) * 26 + 3 * noise(hx * 30, hy * 14, hz * 30);
  return d - 0.0022 * Math.sin(strand) - 0.0016 * noise(hx * 160, hy * 26, hz * 160);
}

function chestAt(x: number, y: number, z: number): number {
  const d = ellipsoid(x, y, z, [0, 1.33, -0.015], [0.145, 0.11, 0.09]);
  return melted(d, limb(x, y, z, SHOULDERS[0], SHOULDERS[1], 0.045, 0.045), 0.04);
}

function armAt(x: number, y: number, z: number, side: 0 | 1): number {
  const [shoulder, elbow, wrist] = [SHOULDERS[side], ELBOWS[side], WRISTS[side]];
  let d = limb(x, y, z, shoulder, elbow, 0.044, 0.035);
  d = melted(d, limb(x, y, z, elbow, wrist, 0.034, 0.0235), 0.02);
  d = melted(d, ellipsoid(x, y, z, between(elbow, wrist, 0.22), [0.034, 0.075, 0.036]), 0.03);
  const out = side === 0 ? -1 : 1;
  const at = (dx: number, dy: number, dz: number): Place => [
    wrist[0] + out * dx,
    wrist[1] + dy,
    wrist[2] + dz,
  ];
  d = melted(d, ellipsoid(x, y, z, at(0.006, -0.058, 0.012), [0.02, 0.05, 0.036]), 0.02);
  for (let finger = 0; finger < 4; finger++) {
    const forward = 0.036 - 0.019 * finger;
    const long = [0.064, 0.074, 0.07, 0.054][finger]!;
    const knuckle = at(0.008, -0.094, forward);
    const middle = at(0.006, -0.094 - 0.55 * long, forward + 0.006);
    const tip = at(-0.006, -0.094 - long, forward + 0.008);
    d = melted(d, limb(x, y, z, knuckle, middle, 0.0092, 0.0082), 0.006);
    d = melted(d, limb(x, y, z, middle, tip, 0.0082, 0.0066), 0.004);
  }
  d = melted(d, limb(x, y, z, at(-0.008, -0.03, 0.034), at(-0.016, -0.085, 0.058), 0.0115, 0.0085), 0.012);
  return d;
}

function between(a: Place, b: Place, share: number): Place {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function shirtAt(x: number, y: number, z: number): number {
  const [wide, deep] = trunkAt(y);
  // Cloth leans with the hips.
  const lean = -0.012 * Math.min(1, Math.max(0, (1.2 - y) / 0.3));
  const [px, pz] = [(x - lean) / wide, (z + 0.012) / deep];
  let d = (Math.sqrt(px * px + pz * pz) - 1) * Math.min(wide, deep);
  for (const side of [0, 1] as const) {
    const shoulder = SHOULDERS[side];
    d = melted(d, limb(x, y, z, [0, 1.412, -0.02], shoulder, 0.046, 0.046), 0.045);
    const end = between(shoulder, ELBOWS[side], 0.56);
    const sleeve = limb(x, y, z, shoulder, end, 0.051, 0.058);
    // The sleeve ends in a plane across the arm.
    const beyond = dot([x - end[0], y - end[1], z - end[2]], directionOf(shoulder, end));
    d = melted(d, Math.max(sleeve, beyond), 0.035);
  }
  d = Math.max(d, HEM + 0.006 * Math.sin(x * 23) + 0.008 * z - y);
  // A round neck, deeper in front.
  d = carved(d, ellipsoid(x, y, z, [0, 1.475, 0.012], [0.073, 0.068, 0.105]), 0.008);
  return d > 0.03 ? d * 0.75 : (d - shirtFolds(x, y, z)) * 0.75;
}

function shirtFolds(x: number, y: number, z: number): number {
  const low = Math.min(1, Math.max(0, (1.32 - y) / 0.35));
  // Pulled from the armpits towards the opposite hip, and gathered above the hem.
  const across =
    noise(x * 7 + y * 9, y * 5 - x * 9, z * 5) + 0.6 * noise(x * 14 - y * 15, y * 9 + x * 12, z * 9);
  // The hem lies over the hips and is held off them.
  const held = Math.min(1, Math.max(0.25, (y - HEM) / 0.12));
  const hung = noise(x * 21, y * 2.4, z * 21) * low * held;
  const near = Math.exp(-(((y - 1.02) / 0.1) ** 2)) * noise(x * 6, y * 34, z * 6);
  return 0.006 * across * held + 0.0075 * hung + 0.003 * near + 0.0008 * noise(x * 60, y * 60, z * 60);
}

function trunkAt(y: number): readonly [wide: number, deep: number] {
  for (let i = 1; i < TRUNK.length; i++) {
    const [y0, w0, d0] = TRUNK[i - 1]!;
    const [y1, w1, d1] = TRUNK[i]!;
    if (y > y1) continue;
    const linear = Math.max(0, (y - y0) / (y1 - y0));
    const share = linear * linear * (3 - 2 * linear);
    return [w0 + (w1 - w0) * share, d0 + (d1 - d0) * share];
  }
  return [0.05, 0.05];
}

function trousersAt(x: number, y: number, z: number): number {
  let d = ellipsoid(x, y, z, [-0.006, 0.87, -0.012], [0.145, 0.12, 0.095]);
  for (const side of [0, 1] as const) {
    let leg = limb(x, y, z, HIPS[side], KNEES[side], 0.082, 0.057);
    leg = melted(leg, limb(x, y, z, KNEES[side], ANKLES[side], 0.057, 0.055), 0.05);
    leg = melted(
      leg,
      ellipsoid(x, y, z, between(KNEES[side], ANKLES[side], 0.3), [0.056, 0.13, 0.062]),
      0.04,
    );
    d = melted(d, leg, 0.02);
  }
  d = Math.max(d, 0.062 - y + 0.12 * z);
  return d > 0.03 ? d * 0.75 : (d - trouserFolds(x, y, z)) * 0.75;
}

function trouserFolds(x: number, y: number, z: number): number {
  const at = (height: number, reach: number) => Math.exp(-(((y - height) / reach) ** 2));
  const knee = at(0.5, 0.13) * noise(x * 14 + y * 7, y * 22 + 16 * x, z * 12);
  const ankle = at(0.12, 0.1) * noise(x * 13 + y * 6, y * 30 + 20 * x, z * 12);
  const lap = at(0.8, 0.09) * noise(x * 10 + y * 16, y * 14 - Math.abs(x) * 26, z * 8);
  return 0.0046 * knee + 0.0065 * ankle + 0.0065 * lap + 0.004 * noise(x * 13, y * 4, z * 13);
}

function shoesAt(x: number, y: number, z: number): number {
  let d = Infinity;
  for (const side of [0, 1] as const) {
    const [ax, , az] = ANKLES[side];
    const toe: Place = [ax + (side === 0 ? -0.018 : 0.03), 0.034, az + 0.15];
    let shoe = limb(x, y, z, [ax, 0.042, az - 0.015], toe, 0.044, 0.038);
    shoe = melted(shoe, ball(x, y, z, [ax, 0.075, az], 0.044), 0.04);
    d = Math.min(d, Math.max(shoe, -y));
  }
  return d;
}

function dot(a: Place, b: Place): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function directionOf(from: Place, to: Place): Place {
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
