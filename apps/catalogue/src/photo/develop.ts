import type { Rgb } from '../palette.js';
import type { Random } from '../random.js';
import type { Material } from '../material.js';
import { drapeOf } from './drape.js';
import { blur, createGrid, type Grid, sample } from './grid.js';
import { createNoise } from './noise.js';
import { slide } from './slide.js';

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
  /** Gains of red, green and blue. */
  exposure: Rgb;
}

function coverage(cloth: Float32Array, width: number, height: number, columns: number): Grid {
  const unit = width / 768;
  return createGrid(columns, (vx, vy) => {
    const x = Math.min(width - 1, Math.round(vx * unit));
    const y = Math.min(height - 1, Math.round(vy * unit));
    return cloth[(y * width + x) * 4 + 3] as number;
  });
}

/** Photographs the garment on its ground, lit from the upper left; gives RGB. */
export function develop(scene: Scene, random: Random): Uint8Array {
  const { width, height, backdrop, material, ground, lift, exposure } = scene;
  // Small pictures for training need no finer field, and the field is most of their cost.
  const columns = width < 400 ? 128 : 256;
  const drape = drapeOf(material, random, scene.unrest, columns);
  const cloth = slide({ width, height, data: scene.garment }, drape, scene.unrest);
  const cover = coverage(cloth, width, height, columns);
  const near = blur(cover, 3);
  const far = blur(cover, 15 * lift);
  const [fibre, earth] = [createNoise(random), createNoise(random)];
  const out = new Uint8Array(width * height * 3);
  const unit = 768 / width;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const vx = x * unit;
      const vy = y * unit;
      const alpha = cloth[at * 4 + 3] as number;
      const speck = random.next() - 0.5;
      let floor = 0;
      if (alpha < 1) {
        const shade =
          1 -
          0.34 * sample(near, vx - 2 * lift, vy - 4 * lift) -
          0.3 * sample(far, vx - 8 * lift, vy - 15 * lift);
        const [ex, ey] = [vx / ground.waveX, vy / ground.waveY];
        const soil = ground.depth === 0 ? 0 : earth(ex, ey) + 0.5 * earth(ex * 2.7 + 9, ey * 2.7);
        floor = (1 + soil * ground.depth + speck * ground.grain) * shade * (1 - alpha);
      }
      let gain = 0;
      let shine = 0;
      if (alpha > 0) {
        const slope = sample(drape.light, vx, vy);
        const rim = sample(near, vx + 3, vy + 3) - sample(near, vx - 3, vy - 3);
        const edge = 1 - sample(near, vx, vy);
        const thread = fibre(vx / material.fibre, vy / material.fibre) + speck * 0.8;
        gain = 1 + slope * material.bump + rim * 0.35 - edge * 0.28 + thread * material.grain;
        const lit = slope + rim * 0.8;
        shine = lit > 0 ? 255 * material.gloss * lit ** 2.2 * alpha : 0;
      }
      for (let channel = 0; channel < 3; channel += 1) {
        const front = (cloth[at * 4 + channel] as number) * gain + shine;
        const value =
          (front + (backdrop[at * 3 + channel] as number) * floor) * (exposure[channel] as number);
        out[at * 3 + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  return out;
}
