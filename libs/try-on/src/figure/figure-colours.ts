import { noise, type Place } from './distances.js';
import { EYE, ofHead, type Stuff } from './figure-shape.js';

/** Reflected light (linear, 0–1 each) and how much of the key light a surface mirrors. */
export type Surface = { colour: [number, number, number]; gloss: number; sharpness: number };

export type FigureColours = Record<'skin' | 'hair' | 'top' | 'bottom', string>;

/** What the figure shows at a place of its surface. */
export function surfaceAt(stuff: Stuff, [x, y, z]: Place, colours: FigureColours): Surface {
  if (stuff === 'skin') return y > 1.49 ? faceAt(x, y, z, colours) : skinAt(x, y, z, linear(colours.skin));
  if (stuff === 'hair') return hairAt(x, y, z, linear(colours.hair));
  if (stuff === 'shirt') return shirtAt(x, y, z, linear(colours.top));
  if (stuff === 'trousers') return trousersAt(x, y, z, linear(colours.bottom));
  const isSole = y < 0.022;
  return { colour: isSole ? [0.72, 0.7, 0.66] : [0.05, 0.045, 0.042], gloss: 0.12, sharpness: 24 };
}

type Colour = [number, number, number];

function skinAt(x: number, y: number, z: number, [r, g, b]: Colour): Surface {
  const patch = 1 + 0.05 * noise(x * 25, y * 25, z * 25) + 0.025 * noise(x * 150, y * 150, z * 150);
  // Hands are redder than arms.
  const red = y < 0.88 ? 0.09 : 0;
  return {
    colour: [r * patch * (1 + red * 0.6), g * patch * (1 - red), b * patch * (1 - red)],
    gloss: 0.1,
    sharpness: 14,
  };
}

function faceAt(x: number, y: number, z: number, colours: FigureColours): Surface {
  const [hx, hy, hz] = ofHead(x, y, z);
  const skin = skinAt(x, y, z, linear(colours.skin));
  if (hz < 0.02) return skin;
  const beside = Math.abs(hx);
  const hair = linear(colours.hair);
  const [ex, ey] = [beside - EYE[0], hy - EYE[1]];
  // An almond, its outer corner higher.
  const opening = 1 - (ex / 0.0142) ** 2;
  const [upper, lower] = [
    0.0052 * Math.sqrt(Math.max(0, opening)),
    -0.0034 * Math.sqrt(Math.max(0, opening)),
  ];
  const lifted = ey - 0.08 * ex;
  if (opening > 0 && lifted < upper && lifted > lower) return eyeAt(hx, ex, lifted, upper);
  if (opening > -0.16 && lifted >= upper && lifted < upper + 0.0019) return plain(hair, 0.02);
  // The crease of the lid.
  let [r, g, b] = skin.colour;
  const crease = Math.exp(-(((lifted - 0.0105) / 0.0016) ** 2)) * (opening > -0.1 ? 0.16 : 0);
  const brow = browAt(beside, hy);
  const blush = 0.12 * Math.exp(-((beside - 0.04) ** 2 + (hy + 0.022) ** 2) / 0.0005);
  const lips = lipsAt(hx, hy);
  [r, g, b] = [r * (1 - crease), g * (1 - crease * 1.1 - blush), b * (1 - crease * 1.1 - blush)];
  [r, g, b] = mixed([r, g, b], [0.36, 0.12, 0.115], lips * 0.72);
  [r, g, b] = mixed([r, g, b], hair, brow * (0.75 + 0.25 * noise(hx * 700, hy * 300, 0)));
  const line = Math.exp(-(((hy + 0.0572 - 9 * hx * hx * 0.35) / 0.0009) ** 2)) * (beside < 0.0235 ? 0.62 : 0);
  const nostril = Math.exp(-((beside - 0.0085) ** 2 + (hy + 0.0325) ** 2) / 0.0000075) * 0.6;
  const dark = 1 - Math.max(line, nostril);
  return { colour: [r * dark, g * dark, b * dark], gloss: lips > 0.3 ? 0.2 : 0.13, sharpness: 16 };
}

function eyeAt(hx: number, ex: number, ey: number, upper: number): Surface {
  // Both look the same way.
  const gaze = ex + (hx > 0 ? 0.0018 : -0.0018);
  const off = Math.hypot(gaze, ey - 0.0006);
  const shade = 0.55 + 0.45 * Math.min(1, (upper - ey) / 0.004);
  if (off < 0.0024) return plain([0.006, 0.005, 0.005], 0.5);
  if (off < 0.0056) return plain([0.075 * shade, 0.045 * shade, 0.026 * shade], 0.5);
  return plain([0.5 * shade, 0.46 * shade, 0.44 * shade], 0.25);
}

function plain(colour: Colour, gloss: number): Surface {
  return { colour, gloss, sharpness: 60 };
}

function browAt(beside: number, hy: number): number {
  const along = (beside - 0.012) / 0.037;
  if (along < 0 || along > 1) return 0;
  const middle = 0.0385 + 0.006 * Math.sin(Math.min(1, along * 1.25) * 2.1) - 0.004 * along * along;
  const thick = 0.0036 * (1 - 0.6 * along);
  return Math.max(0, 1 - ((hy - middle) / thick) ** 2);
}

function lipsAt(hx: number, hy: number): number {
  const beside = Math.abs(hx) / 0.0245;
  if (beside > 1) return 0;
  const bow = 0.0065 * (1 - beside ** 1.6) - 0.0012 * Math.exp(-((hx / 0.0035) ** 2));
  const under = 0.0098 * Math.sqrt(1 - beside * beside);
  const y = hy + 0.0572;
  const edge = y > 0 ? bow - y : under + y;
  return Math.min(1, Math.max(0, edge / 0.0016));
}

function hairAt(x: number, y: number, z: number, [r, g, b]: Colour): Surface {
  const [hx, hy, hz] = ofHead(x, y, z);
  const around = Math.atan2(hx + 0.018, hz + 0.02);
  const strand = noise(around * 60, hy * 9, 3) + 0.7 * noise(around * 150, hy * 16, 7);
  const light = 1 + 0.34 * strand;
  return { colour: [r * light, g * light, b * light], gloss: 0.22 + 0.1 * strand, sharpness: 9 };
}

/** Heathered jersey with stitched hems. */
function shirtAt(x: number, y: number, z: number, [r, g, b]: Colour): Surface {
  const heather = 0.075 * noise(x * 520, y * 160, z * 520) + 0.05 * noise(x * 180, y * 60, z * 180);
  const worn = 0.03 * noise(x * 7, y * 7, z * 7);
  const stitch = Math.abs(y - 0.868) < 0.0011 || Math.abs(y - 0.872) < 0.0009 ? 0.16 : 0;
  const neck = Math.hypot(x / 0.073, (y - 1.475) / 0.068, (z - 0.012) / 0.105);
  const rib = neck < 1.2 ? 0.07 * Math.sin(Math.atan2(x, z) * 110) - (neck > 1.17 ? 0.18 : 0) : 0;
  const light = 1 + heather + worn - stitch + rib;
  return { colour: [r * light, g * light, b * light], gloss: 0.015, sharpness: 6 };
}

/** Twill, lighter where it wears, with its seams. */
function trousersAt(x: number, y: number, z: number, [r, g, b]: Colour): Surface {
  const twill =
    0.12 * noise((x + z) * 380 + y * 160, y * 240, z * 300) + 0.08 * noise(x * 90, y * 60, z * 90);
  const leg = x < -0.006 ? -0.1 : 0.1;
  const thigh = Math.exp(-(((y - 0.68) / 0.16) ** 2 + ((x - leg) / 0.045) ** 2));
  const fade = z > 0 ? 0.42 * thigh + 0.1 * noise(x * 9, y * 9, z * 9) : 0;
  const fly = z > 0 && Math.abs(x + 0.006) < 0.0016 && y > 0.76 ? 0.35 : 0;
  const outseam = Math.abs(z + 0.004) < 0.0018 ? 0.3 : 0;
  const light = (1 + twill + fade) * (1 - fly) * (1 - outseam);
  return { colour: [r * light, g * light, b * light], gloss: 0.02, sharpness: 8 };
}

function mixed(a: Colour, b: Colour, share: number): Colour {
  const s = Math.min(1, Math.max(0, share));
  return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s];
}

/** Of `#rrggbb`. */
export function linear(hex: string): Colour {
  const parts = /^#(..)(..)(..)$/.exec(hex);
  if (parts === null) throw new TypeError(`"${hex}" is no colour of the form #rrggbb`);
  return parts.slice(1).map((part) => (Number.parseInt(part, 16) / 255) ** 2.2) as Colour;
}
