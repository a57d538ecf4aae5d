import sharp from 'sharp';
import { noise, type Place } from './distances.js';
import { type FigureColours, linear, surfaceAt } from './figure-colours.js';
import { figureAt } from './figure-shape.js';

type RenderedFigure = Partial<FigureColours> & { width?: number; height?: number; backdrop?: string };

/** Metres: where the camera is, the height that it looks at, and what the picture's height shows there. */
const CAMERA: Place = [0.02, 1.12, 5.4];
const [LOOKS_AT, SHOWN] = [0.87, 1.98];
/** The cone around the figure in which rays are followed: first and last distance from the camera. */
const [NEAR, FAR] = [4.9, 5.9];
const KEY = unit([-0.52, 0.68, 0.72]);
const RIM = unit([0.75, 0.35, -0.55]);
const [KEY_LIGHT, RIM_LIGHT] = [1.95, 0.5];
const STEPS = 56;
/** Where in a pixel its rays go: several, else edges have steps. */
const WITHIN_PIXEL = [
  [0.375, 0.125],
  [0.875, 0.375],
  [0.125, 0.625],
  [0.625, 0.875],
] as const;
/** Of the colours: cameras see less of them than paint has. */
const [EXPOSURE, FADED] = [0.66, 0.16];

/**
 * A person in a studio, traced ray by ray (Hart 1996) with soft shadows: takes a minute or two. JPEG bytes.
 */
export async function renderFigure({
  width = 768,
  height = 1024,
  skin = '#c2957c',
  hair = '#2e1d14',
  top = '#4d7892',
  bottom = '#39455e',
  backdrop = '#cbc6bd',
}: RenderedFigure = {}): Promise<Uint8Array> {
  const colours = { skin, hair, top, bottom };
  const wall = linear(backdrop);
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const grain = 1 + 0.012 * noise(column * 0.9, row * 0.9, 5);
      const sum = [0, 0, 0];
      for (const [right, down] of WITHIN_PIXEL) {
        const light = seenAt(rayThrough(column + right, row + down, width, height), colours, wall);
        const grey = 0.3 * light[0] + 0.59 * light[1] + 0.11 * light[2];
        for (let c = 0; c < 3; c++) sum[c]! += shown((light[c]! + FADED * (grey - light[c]!)) * grain);
      }
      for (let c = 0; c < 3; c++) {
        pixels[(row * width + column) * 3 + c] = Math.round((255 * sum[c]!) / WITHIN_PIXEL.length);
      }
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(0.55)
    .jpeg({ quality: 92 })
    .toBuffer();
}

type Light = [number, number, number];

/** Film's curve: bright light comes near to white and does not reach it. */
function shown(bright: number): number {
  const light = bright * EXPOSURE;
  const curve = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14);
  return Math.min(1, Math.max(0, curve)) ** (1 / 2.2);
}

function rayThrough(column: number, row: number, width: number, height: number): Place {
  const perPixel = SHOWN / height;
  const at: Place = [(column - width / 2) * perPixel, LOOKS_AT + (height / 2 - row) * perPixel, 0];
  return unit([at[0] - CAMERA[0], at[1] - CAMERA[1], at[2] - CAMERA[2]]);
}

function seenAt(ray: Place, colours: FigureColours, wall: Light): Light {
  let far = NEAR;
  for (let step = 0; step < STEPS && far < FAR; step++) {
    const p = along(CAMERA, ray, far);
    const { away, stuff } = figureAt(...p);
    if (away < 0.0006) return figureLight(p, ray, stuff, colours);
    // Beside the figure, no ray comes nearer than this any more.
    if (away > 1) break;
    far += away * 0.92;
  }
  return groundLight(ray, wall);
}

function figureLight(
  p: Place,
  ray: Place,
  stuff: Parameters<typeof surfaceAt>[0],
  colours: FigureColours,
): Light {
  const { colour, gloss, sharpness } = surfaceAt(stuff, p, colours);
  const normal = normalAt(p, stuff === 'skin' ? 0.0009 : 0.0016);
  const toKey = dot(normal, KEY);
  const sun = toKey > -0.2 ? shadow(p, normal, 0.7) : 0;
  const isSkin = stuff === 'skin';
  // Light goes some way into skin, red the furthest.
  const soft = isSkin ? [0.24, 0.16, 0.14] : [0.06, 0.06, 0.06];
  const sky = 0.5 + 0.5 * normal[1];
  const open = openness(p, normal);
  const half = unit([KEY[0] - ray[0], KEY[1] - ray[1], KEY[2] - ray[2]]);
  const mirrored = gloss * sun * Math.max(0, dot(normal, half)) ** sharpness;
  const edge = RIM_LIGHT * Math.max(0, dot(normal, RIM)) * open;
  const facing = Math.max(0, -dot(normal, ray));
  const sheen = (stuff === 'shirt' || stuff === 'trousers' ? 0.05 : 0.02) * (1 - facing) ** 3;
  return colour.map((albedo, c) => {
    const wrapped = Math.max(0, (toKey + soft[c]!) / (1 + soft[c]!));
    const key =
      KEY_LIGHT * [1.03, 1, 0.95][c]! * wrapped * (isSkin ? Math.max(sun, 0.12 * (c === 0 ? 1 : 0)) : sun);
    const fill = open * ([0.3, 0.32, 0.35][c]! * sky + [0.15, 0.14, 0.13][c]! * (1 - sky) + 0.12 * facing);
    return albedo * (key + fill + edge) + mirrored * 0.9 + sheen * open;
  }) as Light;
}

/** A paper that comes down the wall and over the floor without an edge. */
function groundLight(ray: Place, wall: Light): Light {
  const down = ray[1] < -0.001 ? -CAMERA[1] / ray[1] : Infinity;
  const floor = along(CAMERA, ray, Math.min(down, 60));
  const isFloor = floor[2] > -1.7;
  const depth = Math.min(1, Math.max(0, (floor[2] + 1.7) / 1.5));
  const [x, y] = [ray[0], ray[1]];
  const spot = 1.06 - 1.7 * ((x + 0.05) ** 2 + 0.6 * (y - 0.02) ** 2);
  const paper = 0.015 * noise(x * 18, y * 18, 0);
  let light = 0.93 * spot + paper;
  if (isFloor) {
    const onFloor = 0.86 * spot + 0.02 * noise(floor[0] * 30, floor[2] * 30, 1);
    const isNear = Math.abs(floor[0]) < 1.6 && floor[2] < 1;
    const dark = isNear ? 0.42 + 0.58 * shadow(floor, [0, 1, 0], 1.5) : 1;
    const under = isNear ? 0.35 + 0.65 * openness(floor, [0, 1, 0]) : 1;
    light = light * (1 - depth) + onFloor * dark * under * depth;
  }
  return wall.map((value) => value * light) as Light;
}

/** 1 in full light, less in the penumbra (Quilez). */
function shadow(p: Place, normal: Place, reach: number): number {
  let lit = 1;
  const start = along(p, normal, 0.006);
  let far = 0.012;
  for (let step = 0; step < 24 && far < reach; step++) {
    const { away } = figureAt(...along(start, KEY, far));
    lit = Math.min(lit, 0.5 + (9 * away) / far / 2);
    if (lit < 0.02) return 0;
    far += Math.min(0.12, Math.max(0.008, away));
  }
  const s = Math.max(0, lit);
  return s * s * (3 - 2 * s);
}

/** How much of the sky a place sees: less in folds and under arms. */
function openness(p: Place, normal: Place): number {
  let hidden = 0;
  let weight = 1;
  for (const reach of [0.008, 0.028, 0.07, 0.14]) {
    const { away } = figureAt(...along(p, normal, reach));
    hidden += (weight * Math.max(0, reach - away)) / reach;
    weight *= 0.62;
  }
  return Math.max(0.08, 1 - 0.62 * hidden);
}

function normalAt([x, y, z]: Place, by: number): Place {
  const at = (dx: number, dy: number, dz: number) => figureAt(x + dx, y + dy, z + dz).away;
  const [a, b, c, d] = [at(by, -by, -by), at(-by, -by, by), at(-by, by, -by), at(by, by, by)];
  return unit([a - b - c + d, -a - b + c + d, -a + b - c + d]);
}

function along([x, y, z]: Place, [dx, dy, dz]: Place, far: number): Place {
  return [x + dx * far, y + dy * far, z + dz * far];
}

function dot(a: Place, b: Place): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit([x, y, z]: Place): Place {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
