import type { PatternName } from './item.js';
import { mix } from './palette.js';
import type { Random } from './random.js';

/** The tile of a printed or woven pattern; the cloth's own colour shows where it is empty. */
export interface Tile {
  width: number;
  height: number;
  content: string;
}

function stripes(second: string, random: Random, scale: number): Tile {
  const height = random.range(22, 46) * scale;
  const band = height * random.range(0.26, 0.42);
  const fine = random.chance(0.25)
    ? `<rect y="${band * 1.5}" width="40" height="${band * 0.22}" fill="${second}"/>`
    : '';
  return { width: 40, height, content: `<rect width="40" height="${band}" fill="${second}"/>${fine}` };
}

function pinstripes(second: string, base: string, random: Random, scale: number): Tile {
  const width = random.range(16, 26) * scale;
  return {
    width,
    height: 40,
    content: `<rect width="${width * 0.13}" height="40" fill="${mix(second, base, 0.25)}"/>`,
  };
}

function checks(second: string, base: string, random: Random, scale: number): Tile {
  const side = random.range(34, 70) * scale;
  const band = side * random.range(0.36, 0.46);
  const line = mix(base, second, 0.5) === second ? base : second;
  const thin = random.chance(0.6);
  const bars = (extra: string): string =>
    `<g fill="${second}" fill-opacity=".48"><rect width="${side}" height="${band}"/><rect width="${band}" height="${side}"/></g>${extra}`;
  const hair = thin
    ? `<g fill="${line}" fill-opacity=".75"><rect y="${side * 0.7}" width="${side}" height="${side * 0.04}"/><rect x="${side * 0.7}" width="${side * 0.04}" height="${side}"/></g>`
    : '';
  return { width: side, height: side, content: bars(hair) };
}

function dots(second: string, random: Random, scale: number): Tile {
  const side = random.range(30, 56) * scale;
  const r = side * random.range(0.13, 0.19);
  const dot = (x: number, y: number): string => `<circle cx="${x}" cy="${y}" r="${r}"/>`;
  return {
    width: side,
    height: side,
    content: `<g fill="${second}">${dot(side * 0.25, side * 0.25)}${dot(side * 0.75, side * 0.75)}</g>`,
  };
}

function flower(x: number, y: number, r: number, petal: string, heart: string, turn: number): string {
  const petals = [0, 72, 144, 216, 288]
    .map(
      (angle) => `<ellipse cy="${-r * 0.62}" rx="${r * 0.4}" ry="${r * 0.52}" transform="rotate(${angle})"/>`,
    )
    .join('');
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><g fill="${petal}" stroke="${mix(petal, '#400', 0.25)}" stroke-width=".8">${petals}</g><circle r="${r * 0.3}" fill="${heart}"/></g>`;
}

function floral(base: string, second: string, random: Random, scale: number): Tile {
  const side = random.range(84, 132) * scale;
  const sets = [
    ['#f7f1ea', '#e9a13b', '#e58aa0'],
    ['#f2b8c6', '#fbe7a1', '#ffffff'],
    ['#ffffff', '#f0b429', second],
    ['#f6c66a', '#a8452c', '#f4efe6'],
  ];
  const [one = '#fff', heart = '#fb3', two = '#fbb'] = random.pick(sets);
  const leaf = mix(base, random.pick(['#2f5d3a', '#5d7f4b', '#88a878']), 0.8);
  const spots = [
    [0.26, 0.24, 0.17],
    [0.74, 0.46, 0.14],
    [0.3, 0.74, 0.13],
    [0.8, 0.85, 0.1],
    [0.62, 0.13, 0.08],
  ] as const;
  const content = spots
    .map(([x, y, r], i) => {
      const turn = random.range(0, 360);
      const leaves = `<g transform="translate(${x * side} ${y * side}) rotate(${turn})" fill="${leaf}"><path d="M0 0C${r * side * 0.6} ${-r * side} ${r * side} ${-r * side * 1.3} ${r * side * 0.5} ${-r * side * 1.7}C0 ${-r * side * 1.5} ${-r * side * 0.3} ${-r * side} 0 0Z"/></g>`;
      return leaves + flower(x * side, y * side, r * side, i % 2 ? two : one, heart, turn);
    })
    .join('');
  return { width: side, height: side, content };
}

/** Draws the tile of a pattern; nothing for solid cloth. `scale` is 1 for adult garments. */
export function patternTile(
  pattern: PatternName,
  base: string,
  second: string,
  random: Random,
  scale: number,
  pinstriped: boolean,
): Tile | undefined {
  switch (pattern) {
    case 'solid':
      return undefined;
    case 'striped':
      return pinstriped ? pinstripes(second, base, random, scale) : stripes(second, random, scale);
    case 'checked':
      return checks(second, base, random, scale);
    case 'polka dot':
      return dots(second, random, scale);
    case 'floral':
      return floral(base, second, random, scale);
  }
}
