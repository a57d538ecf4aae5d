import type { Image, Labels, Mask } from '#images';
import { sampleColour, sampleMask } from '../images/sample.js';
import type { Draped } from './draped.js';
import { type Mesh, NO_PART } from '../mesh/mesh.js';

/** What is to be seen of each part, in pixels of the one cut-out; masks of neighbours overlap where they are sewn. */
export type PartCloth = { image: Image; mask: Mask };

export type RasterInput = {
  cloths: readonly PartCloth[];
  mesh: Mesh;
  /** x and y of each vertex in the picture. */
  laid: Float64Array;
  /** 0–1 of each vertex: how far round the body it has turned. */
  turned: Float64Array;
  /** Parts from the back to the front. */
  order: readonly number[];
  /** Pixels of the picture per pixel of the cut-out: below `SHRUNK` each pixel takes the mean of four places. */
  scale: number;
};

const SHRUNK = 0.8;
const LEAST = 0.01;
/** Weights may be this much below zero: pixel centres on a shared edge belong to one of its triangles at least. */
const EDGE = -1e-6;

/**
 * Lays the mesh's cloth over what is `draped` already, pixel by pixel with bilinear colours, part after part.
 * @returns the part that each pixel of the picture shows, `NO_PART` where none
 */
export function rasterise(draped: Draped, input: RasterInput): Labels {
  const drawn: Labels = {
    width: draped.alpha.width,
    height: draped.alpha.height,
    data: new Uint8Array(draped.alpha.data.length).fill(NO_PART),
  };
  const { mesh, order } = input;
  const byPart = new Map<number, number[]>();
  for (let k = 0; k < mesh.part.length; k++) {
    const list = byPart.get(mesh.part[k]!) ?? [];
    list.push(k);
    byPart.set(mesh.part[k]!, list);
  }
  // One triangle of a part colours a pixel, the first: soft edges would add up else.
  const taken = new Uint8Array(draped.alpha.data.length);
  order.forEach((part, number) => {
    for (const triangle of byPart.get(part) ?? [])
      layTriangle(draped, input, triangle, taken, number + 1, drawn);
  });
  return drawn;
}

const colour = new Float64Array(4);
const rgb = [0, 0, 0];

function layTriangle(
  draped: Draped,
  input: RasterInput,
  triangle: number,
  taken: Uint8Array,
  stamp: number,
  drawn: Labels,
): void {
  const { mesh, laid, turned, scale } = input;
  const cloth = input.cloths[mesh.part[triangle]!]!;
  const { width, height } = draped.alpha;
  const a = mesh.triangles[triangle * 3]!;
  const b = mesh.triangles[triangle * 3 + 1]!;
  const c = mesh.triangles[triangle * 3 + 2]!;
  const [ax, ay] = [laid[a * 2]!, laid[a * 2 + 1]!];
  const [bx, by] = [laid[b * 2]!, laid[b * 2 + 1]!];
  const [cx, cy] = [laid[c * 2]!, laid[c * 2 + 1]!];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-9) return;
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy)));
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx)));
  const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx)));
  // Change of the two weights by a pixel to the right and down.
  const [uRight, uDown] = [(cy - ay) / area, -(cx - ax) / area];
  const [vRight, vDown] = [-(by - ay) / area, (bx - ax) / area];
  const { rest } = mesh;
  const [restX, restY] = [rest[a * 2]!, rest[a * 2 + 1]!];
  const [ux, uy] = [rest[b * 2]! - restX, rest[b * 2 + 1]! - restY];
  const [vx, vy] = [rest[c * 2]! - restX, rest[c * 2 + 1]! - restY];
  // The place in the cut-out moves so by a quarter of a pixel: for the mean of four.
  const step = scale < SHRUNK ? 0.25 : 0;
  const along = { x: (ux * uRight + vx * vRight) * step, y: (uy * uRight + vy * vRight) * step };
  const below = { x: (ux * uDown + vx * vDown) * step, y: (uy * uDown + vy * vDown) * step };
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const u = uRight * (x - ax) + uDown * (y - ay);
      const v = vRight * (x - ax) + vDown * (y - ay);
      if (u < EDGE || v < EDGE || u + v > 1 - EDGE) continue;
      const i = y * width + x;
      if (taken[i] === stamp) continue;
      sample(cloth, scale, restX + u * ux + v * vx, restY + u * uy + v * vy, along, below);
      const coverage = colour[3]!;
      if (coverage < LEAST) continue;
      taken[i] = stamp;
      const under = draped.alpha.data[i]! * (1 - coverage);
      const total = coverage + under;
      for (let k = 0; k < 3; k++) {
        const at = i * 3 + k;
        draped.image.data[at] = Math.round((colour[k]! * coverage + draped.image.data[at]! * under) / total);
      }
      const round = turned[a]! + u * (turned[b]! - turned[a]!) + v * (turned[c]! - turned[a]!);
      draped.turned.data[i] = (round * coverage + draped.turned.data[i]! * under) / total;
      draped.alpha.data[i] = total;
      if (coverage > 0.5) drawn.data[i] = mesh.part[triangle]!;
    }
  }
}

type Shift = { x: number; y: number };

/** Colour and coverage at a place of the cut-out, into `colour`. */
function sample(
  { image, mask }: PartCloth,
  scale: number,
  x: number,
  y: number,
  along: Shift,
  below: Shift,
): void {
  if (scale >= SHRUNK) {
    sampleColour(image, x, y, rgb);
    for (let k = 0; k < 3; k++) colour[k] = rgb[k]!;
    colour[3] = sampleMask(mask, x, y);
    return;
  }
  colour.fill(0);
  for (let v = -1; v <= 1; v += 2) {
    for (let u = -1; u <= 1; u += 2) {
      const sx = x + u * along.x + v * below.x;
      const sy = y + u * along.y + v * below.y;
      sampleColour(image, sx, sy, rgb);
      const alpha = sampleMask(mask, sx, sy);
      for (let k = 0; k < 3; k++) colour[k]! += rgb[k]! * (alpha + 1e-3);
      colour[3]! += alpha;
    }
  }
  for (let k = 0; k < 3; k++) colour[k]! /= colour[3]! + 4e-3;
  colour[3]! /= 4;
}
