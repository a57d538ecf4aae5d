import type { Material } from './material.js';
import { lightness, mix } from './palette.js';
import type { Tile } from './patterns.js';

function knit(base: string, printed: boolean): Tile {
  const dark = lightness(base) < 0.2;
  // Solid cloth keeps its hue when light and shade are tints of it; over a pattern they can only be white and black.
  const [light, shade] = printed
    ? ['#ffffff', '#000000']
    : [mix(base, '#ffffff', dark ? 0.12 : 0.16), mix(base, '#000000', 0.32)];
  const [lit, shaded] = printed ? [0.16, 0.16] : [0.9, 0.8];
  const loop = (x: number, y: number, turn: number): string =>
    `<ellipse cx="${x}" cy="${y}" rx="3.1" ry="7.4" transform="rotate(${turn} ${x} ${y})"/>`;
  const row = (y: number): string => loop(4, y, -27) + loop(12, y, 27);
  return {
    width: 16,
    height: 11.8,
    content: `<rect width="16" height="11.8" fill="${shade}" fill-opacity="${shaded}"/><g fill="${light}" fill-opacity="${lit}">${row(0)}${row(11.8)}</g>`,
  };
}

const TWILL: Tile = {
  width: 4,
  height: 4,
  content:
    '<path d="M-1 3L1 5M-1 -1L5 5M3 -1L5 1" stroke="#fff" stroke-opacity=".12" stroke-width=".9"/><path d="M-1 1L3 5M1 -1L5 3" stroke="#000" stroke-opacity=".14" stroke-width=".8"/>',
};

/** The tile of a weave coarse enough to see; nothing for the finer ones. `printed` when a pattern lies under it. */
export function weaveTile(weave: Material['weave'], base: string, printed: boolean): Tile | undefined {
  if (weave === 'knit') return knit(base, printed);
  return weave === 'twill' ? TWILL : undefined;
}
