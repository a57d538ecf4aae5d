import { mix } from './palette.js';
import type { Ground } from './photo/develop.js';
import type { Random } from './random.js';

/** The grounds a photo can be taken on. */
export const BACKDROPS = ['studio', 'off-white', 'grey', 'wood', 'linen', 'concrete', 'paper'] as const;
export type BackdropName = (typeof BACKDROPS)[number];

/** A ground as SVG definitions and content, and the noise that `develop` adds to it. */
export interface Backdrop {
  defs: string;
  content: string;
  grain: Ground;
}

const SMOOTH: Ground = { waveX: 1, waveY: 1, depth: 0, grain: 0.02 };

const full = (attributes: string): string => `<rect x="-4" y="-4" width="776" height="1032" ${attributes}/>`;

function planks(random: Random, base: string): string {
  const width = random.range(120, 190);
  let boards = '';
  for (let x = random.range(-width, 0); x < 768; x += width) {
    const tone = mix(base, random.chance(0.5) ? '#ffffff' : '#2a1708', random.range(0, 0.14));
    boards += `<rect x="${x}" y="-4" width="${width}" height="1032" fill="${tone}"/><rect x="${x - 1.2}" y="-4" width="2.6" height="1032" fill="#1d1208" fill-opacity=".5"/>`;
    const joint = random.range(80, 950);
    boards += `<rect x="${x}" y="${joint}" width="${width}" height="2.2" fill="#1d1208" fill-opacity=".4"/>`;
  }
  return boards;
}

/** What the garment lies on: the paint of the ground, the light of the room on it, and its grain. */
export function backdrop(name: string, random: Random): Backdrop {
  const [lx, ly] = [random.range(0.2, 0.7), random.range(0.1, 0.4)];
  const glow = `<radialGradient id="bgl" cx="${lx}" cy="${ly}" r="1.05"><stop offset="0" stop-color="#fff" stop-opacity=".28"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".2"/></radialGradient>`;
  const ground = (
    bases: readonly string[],
    grain: Ground,
    defs = '',
    over: (base: string) => string = () => '',
  ): Backdrop => {
    const base = random.pick(bases);
    return {
      defs: glow + defs,
      content: `${full(`fill="${base}"`)}${over(base)}${full('fill="url(#bgl)"')}`,
      grain,
    };
  };
  switch (name) {
    case 'wood':
      return ground(
        ['#b98d5f', '#a87b50', '#cdab82', '#8a6243', '#d8c3a5'],
        { waveX: 9, waveY: 190, depth: 0.075, grain: 0.05 },
        '',
        (base) => planks(random, base),
      );
    case 'linen':
      return ground(
        ['#e4ddd0', '#dcd6ca', '#e9e6e0', '#cfc6b6'],
        { waveX: 170, waveY: 120, depth: 0.05, grain: 0.07 },
        '<pattern id="bgw" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 1H6M0 4H6" stroke="#6b5d48" stroke-opacity=".1" stroke-width="1.2"/><path d="M1.5 0V6M4.5 0V6" stroke="#fff" stroke-opacity=".25" stroke-width="1.2"/></pattern>',
        () => full('fill="url(#bgw)"'),
      );
    case 'concrete':
      return ground(['#b9b8b5', '#c6c4c0', '#a3a3a2'], { waveX: 130, waveY: 110, depth: 0.055, grain: 0.09 });
    case 'grey':
      return ground(['#d9dadc', '#cdced1', '#e1e1e2'], SMOOTH);
    case 'paper':
      return ground(['#e9d9d3', '#d5dfe3', '#dfe3d3', '#eadfc6', '#dcd6e4'], SMOOTH);
    case 'off-white':
      return ground(['#f0ece5', '#ece9e4', '#f3efe9'], SMOOTH);
    default:
      return ground(['#f1f1f2', '#f5f5f5', '#eceded'], SMOOTH);
  }
}
