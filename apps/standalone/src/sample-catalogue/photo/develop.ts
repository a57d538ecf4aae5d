import type { Random } from '../random.js';
import type { Material } from '../sheet.js';
import { drapeOf } from './drape.js';
import { blur, createGrid, type Grid, GRID_HEIGHT, GRID_WIDTH, sample } from './grid.js';
import { createNoise } from './noise.js';

/** The noise of a ground: wavelengths in view units, and the share of brightness it moves. */
export interface Ground {
  waveX: number;
  waveY: number;
  depth: number;
  /** Per-pixel grain, as a share of brightness. */
  grain: number;
}

export interface Scene {
  width: number;
  height: number;
  /** RGBA, straight alpha, the garment on nothing. */
  garment: Uint8Array;
  /** RGB. */
  backdrop: Uint8Array;
  material: Material;
  ground: Ground;
  /** Slide of the cloth, view units. */
  unrest: number;
  /** Height over the ground: scales the shadows. */
  lift: number;
}

/** Red, green, blue and alpha of the slid garment, premultiplied. */
function slide(scene: Scene, drape: ReturnType<typeof drapeOf>): Float32Array {
  const { width, height, garment } = scene;
  const out = new Float32Array(width * height * 4);
  const scale = width / 768;
  const kx = (GRID_WIDTH - 1) / width;
  const ky = (GRID_HEIGHT - 1) / height;
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 4) {
      const px = x + sample(drape.slideX, x * kx, y * ky) * scale;
      const py = y + sample(drape.slideY, x * kx, y * ky) * scale;
      const ix = Math.floor(px);
      const iy = Math.floor(py);
      if (ix < 0 || iy < 0 || ix >= width - 1 || iy >= height - 1) continue;
      const fx = px - ix;
      const fy = py - iy;
      for (let corner = 0; corner < 4; corner += 1) {
        const right = corner & 1;
        const below = corner >> 1;
        const at = ((iy + below) * width + ix + right) * 4;
        const part = ((right ? fx : 1 - fx) * (below ? fy : 1 - fy) * (garment[at + 3] as number)) / 255;
        if (part === 0) continue;
        out[to] = (out[to] as number) + (garment[at] as number) * part;
        out[to + 1] = (out[to + 1] as number) + (garment[at + 1] as number) * part;
        out[to + 2] = (out[to + 2] as number) + (garment[at + 2] as number) * part;
        out[to + 3] = (out[to + 3] as number) + part;
      }
    }
  }
  return out;
}

function coverage(cloth: Float32Array, width: number, height: number): Grid {
  return createGrid((column, row) => {
    const x = Math.min(width - 1, Math.round((column * width) / (GRID_WIDTH - 1)));
    const y = Math.min(height - 1, Math.round((row * height) / (GRID_HEIGHT - 1)));
    return cloth[(y * width + x) * 4 + 3] as number;
  });
}

/** Photographs the garment on its ground; gives RGB. */
export function develop(scene: Scene, random: Random): Uint8Array {
  const { width, height, backdrop, material, ground, lift } = scene;
  const drape = drapeOf(material, random, scene.unrest);
  const cloth = slide(scene, drape);
  const cover = coverage(cloth, width, height);
  const near = blur(cover, 1);
  const far = blur(cover, Math.round(5 * lift));
  const [fibre, earth] = [createNoise(random), createNoise(random)];
  const out = new Uint8Array(width * height * 3);
  const kx = (GRID_WIDTH - 1) / width;
  const ky = (GRID_HEIGHT - 1) / height;
  const unit = 768 / width;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const gx = x * kx;
      const gy = y * ky;
      const alpha = cloth[at * 4 + 3] as number;
      const speck = random.next() - 0.5;
      const shade = 1 - 0.34 * sample(near, gx - 0.7 * lift, gy - 1.4 * lift) - 0.3 * sample(far, gx - 2.6 * lift, gy - 5 * lift);
      const vx = x * unit;
      const vy = y * unit;
      const soil = ground.depth === 0 ? 0 : earth(vx / ground.waveX, vy / ground.waveY) + 0.5 * earth((vx / ground.waveX) * 2.7 + 9, (vy / ground.waveY) * 2.7);
      const floor = (1 + soil * ground.depth + speck * ground.grain) * shade;
      let gain = 0;
      let shine = 0;
      if (alpha > 0) {
        const slope = sample(drape.light, gx, gy);
        const rim = sample(near, gx + 1, gy + 1) - sample(near, gx - 1, gy - 1);
        const edge = 1 - sample(near, gx, gy);
        const thread = fibre(vx / material.fibre, vy / material.fibre);
        gain = 1 + slope * material.bump + rim * 0.35 - edge * 0.28 + thread * material.grain + speck * material.grain * 0.8;
        const lit = slope + rim * 0.8;
        shine = lit > 0 ? 255 * material.gloss * lit ** 2.2 : 0;
      }
      for (let channel = 0; channel < 3; channel += 1) {
        const cover1 = (cloth[at * 4 + channel] as number) * gain + shine * alpha;
        const under = (backdrop[at * 3 + channel] as number) * floor * (1 - alpha);
        const value = cover1 + under;
        out[at * 3 + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  return out;
}
