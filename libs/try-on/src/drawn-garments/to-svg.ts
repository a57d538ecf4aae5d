import type { Size } from '#images';
import type { Cloth } from './cloth.js';
import type { Spot } from './curve.js';
import type { Dice } from './dice.js';
import type { Drawing, Paint, Piece, Stroke } from './drawing.js';
import type { Placement } from './placement.js';

/** The drawing as SVG, the garment on nothing. */
export function toSvg(
  drawing: Drawing,
  cloth: Cloth,
  dice: Dice,
  { place, scale }: Placement,
  size: Size,
): string {
  const defs: string[] = [];
  const path = (line: readonly Spot[], isClosed: boolean): string => pathOf(place, line, isClosed);
  const edge = { opacity: drawing.borders * dice.range(0.12, 0.5), width: dice.range(0.8, 2.6) * scale };
  const layers = drawing.pieces.map((piece, i) => {
    const d = path(piece.outline, true);
    defs.push(`<clipPath id="c${i}"><path d="${d}"/></clipPath>`);
    const parts = [`<path d="${d}" fill="${colourOf(piece.paint, cloth)}"/>`];
    if (piece.paint === 'cloth' && cloth.tile) parts.push(printed(piece, cloth.tile, d, i, scale, defs));
    if (piece.round > 0) parts.push(rounded(piece, d, i, defs));
    const lines = piece.strokes.map((stroke) => lineOf(stroke, path(stroke.line, false), scale)).join('');
    parts.push(
      `<g clip-path="url(#c${i})">${lines}<path d="${d}" fill="none" stroke="#000" stroke-opacity="${edge.opacity}" stroke-width="${edge.width * 2}"/></g>`,
    );
    return parts.join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><defs>${defs.join('')}</defs>${layers.join('')}</svg>`;
}

/** The same garment in white where its inner side is seen, and in black elsewhere. */
export function insideSvg(drawing: Drawing, { place }: Placement, size: Size): string {
  const layers = drawing.pieces.map(
    ({ outline, paint }) =>
      `<path d="${pathOf(place, outline, true)}" fill="${paint === 'lining' ? '#fff' : '#000'}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${layers.join('')}</svg>`;
}

function pathOf(place: Placement['place'], line: readonly Spot[], isClosed: boolean): string {
  const spots = line.map((spot) =>
    place(spot)
      .map((v) => v.toFixed(1))
      .join(' '),
  );
  return `M${spots.join('L')}${isClosed ? 'Z' : ''}`;
}

function colourOf(paint: Paint, cloth: Cloth): string {
  if (paint === 'cloth') return cloth.base;
  return paint.startsWith('#') ? paint : cloth[paint as 'lining' | 'trim' | 'sleeves'];
}

function printed(
  piece: Piece,
  tile: NonNullable<Cloth['tile']>,
  d: string,
  i: number,
  scale: number,
  defs: string[],
): string {
  defs.push(
    `<pattern id="p${i}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse" patternTransform="scale(${scale.toFixed(3)}) rotate(${piece.grain.toFixed(1)})">${tile.content}</pattern>`,
  );
  return `<path d="${d}" fill="url(#p${i})"/>`;
}

/** What is filled out turns away from the light at both sides. */
function rounded(piece: Piece, d: string, i: number, defs: string[]): string {
  const stop = (at: number, opacity: number): string =>
    `<stop offset="${at}" stop-color="#000" stop-opacity="${opacity.toFixed(2)}"/>`;
  defs.push(
    `<linearGradient id="r${i}">${stop(0, piece.round)}${stop(0.25, piece.round * 0.25)}${stop(0.45, 0)}${stop(0.75, piece.round * 0.2)}${stop(1, piece.round * 0.9)}</linearGradient>`,
  );
  return `<path d="${d}" fill="url(#r${i})"/>`;
}

function lineOf(stroke: Stroke, d: string, scale: number): string {
  const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash}"` : '';
  return `<path d="${d}" fill="${stroke.fill ?? 'none'}" fill-opacity="${stroke.opacity}" stroke="${stroke.colour}" stroke-opacity="${stroke.opacity}" stroke-width="${(stroke.width * scale).toFixed(2)}" stroke-linecap="round"${dash}/>`;
}
