import type { Material } from './material.js';
import { lightness, mix } from './palette.js';
import type { Tile } from './patterns.js';
import type { Random } from './random.js';
import { weaveTile } from './weave.js';

/** The cloth a garment is cut from; all colours are sRGB hex. */
export interface Cloth {
  base: string;
  dark: string;
  light: string;
  /** Inside of the garment. */
  lining: string;
  /** Second colour of the pattern, and of contrast trims. */
  second: string;
  tile: Tile | undefined;
  material: Material;
}

/** The drawing board of one garment: random draws, cloth, and the definitions its pieces need. */
export class Sheet {
  readonly defs: string[] = [];
  /** What the pieces cover: left, top, right, bottom, view units. */
  readonly box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  private count = 0;

  constructor(
    readonly random: Random,
    readonly cloth: Cloth,
    readonly traits: Readonly<Record<string, string>>,
  ) {}

  id(): string {
    this.count += 1;
    return `i${this.count}`;
  }

  /** A measure between two bounds; the demo's studio items stay in the middle of the range. */
  span(low: number, high: number): number {
    const inset = this.traits['variation'] === 'wild' ? 0 : (high - low) * 0.28;
    return this.random.range(low + inset, high - inset);
  }

  /** Whether a trim takes the second colour; the demo's studio items keep to their own. */
  contrast(probability: number): boolean {
    return this.random.chance(probability) && this.traits['variation'] === 'wild';
  }

  /** A paint for the cloth's pattern, its grain turned by `angle` degrees; undefined for solid cloth. */
  private patternPaint(tile: Tile, angle: number, shiftX = 0): string {
    const id = this.id();
    this.defs.push(
      `<pattern id="${id}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse" patternTransform="translate(${shiftX} 0) rotate(${angle.toFixed(1)})">${tile.content}</pattern>`,
    );
    return `url(#${id})`;
  }

  /** One cut piece of cloth: colour, pattern, weave, the roll of its edges and its outline. */
  piece(d: string, options: PieceOptions = {}): string {
    const { cloth } = this;
    const base = options.fill ?? cloth.base;
    this.cover(d);
    const clip = this.id();
    this.defs.push(`<clipPath id="${clip}"><path d="${d}"/></clipPath>`);
    const layers = [`<path d="${d}" fill="${base}"/>`];
    const angle = options.grain ?? 0;
    if (cloth.tile && !options.fill)
      layers.push(`<path d="${d}" fill="${this.patternPaint(cloth.tile, angle)}"/>`);
    const weave = options.plain
      ? undefined
      : weaveTile(cloth.material.weave, base, cloth.tile !== undefined && !options.fill);
    if (weave) layers.push(`<path d="${d}" fill="${this.patternPaint(weave, angle)}"/>`);
    const roll = options.roll ?? 1;
    const deep = lightness(base) < 0.2 ? 0.4 : 0.22;
    const edge = `<path d="${d}" fill="none" stroke="#000" stroke-opacity="${deep * roll}" stroke-width="${22 * roll}"/>`;
    const rim =
      lightness(base) < 0.2
        ? `<path d="${d}" fill="none" stroke="#fff" stroke-opacity=".07" stroke-width="5"/>`
        : '';
    layers.push(
      `<g clip-path="url(#${clip})"><g filter="url(#soft)">${edge}${options.folds ?? ''}</g>${rim}${options.inside ?? ''}</g>`,
    );

    const line = mix(base, '#000000', lightness(base) > 0.8 ? 0.3 : 0.5);
    layers.push(
      `<path d="${d}" fill="none" stroke="${line}" stroke-opacity=".7" stroke-width="1.5" stroke-linejoin="round"/>`,
    );
    return layers.join('');
  }

  private cover(d: string): void {
    const numbers = d.match(/-?\d+(\.\d+)?/g) ?? [];
    // Letters with one number (H, V) only occur inside outlines already covered.
    if (/[HVhvl]/.test(d)) return;
    for (let i = 0; i + 1 < numbers.length; i += 2) this.reach(Number(numbers[i]), Number(numbers[i + 1]));
  }

  /** What is drawn beside pieces reaches to here: a strap, a buckle. */
  reach(x: number, y: number): void {
    this.box[0] = Math.min(this.box[0], x);
    this.box[1] = Math.min(this.box[1], y);
    this.box[2] = Math.max(this.box[2], x);
    this.box[3] = Math.max(this.box[3], y);
  }

  /** A fold from one point to another: a shadow that tapers at both ends and the lit ridge beside it. */
  fold(x1: number, y1: number, x2: number, y2: number, width: number, strength = 1): string {
    const bend = this.random.wobble(0.12);
    const dx = x2 - x1;
    const dy = y2 - y1;
    const length = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [(-dy / length) * width, (dx / length) * width];
    const [mx, my] = [(x1 + x2) / 2 - dy * bend, (y1 + y2) / 2 + dx * bend];
    const lens = (shift: number): string => {
      const [sx, sy] = [nx * shift, ny * shift];
      const f = (v: number): string => v.toFixed(1);
      return `M${f(x1 + sx)} ${f(y1 + sy)}Q${f(mx + sx + nx)} ${f(my + sy + ny)} ${f(x2 + sx)} ${f(y2 + sy)}Q${f(mx + sx - nx)} ${f(my + sy - ny)} ${f(x1 + sx)} ${f(y1 + sy)}Z`;
    };
    const dark = lightness(this.cloth.base) < 0.2;
    const shade = (dark ? 0.42 : 0.15) * strength;
    const lit = (dark ? 0.075 : 0.12) * strength * (0.7 + this.cloth.material.gloss);
    return `<path d="${lens(0)}" fill="#000" fill-opacity="${shade.toFixed(3)}"/><path d="${lens(1.1)}" fill="#fff" fill-opacity="${lit.toFixed(3)}"/>`;
  }

  /** A sewn line; `dash` draws the stitches of a topstitch. */
  seam(
    d: string,
    options: { colour?: string; width?: number; dash?: string; opacity?: number } = {},
  ): string {
    const colour = options.colour ?? mix(this.cloth.base, '#000000', 0.5);
    const dash = options.dash ? ` stroke-dasharray="${options.dash}"` : '';
    return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${options.width ?? 1.5}" stroke-opacity="${options.opacity ?? 0.6}" stroke-linecap="round"${dash}/>`;
  }

  /** A ribbed band along a line, as on cuffs and hems. */
  rib(d: string, width: number, fill = mix(this.cloth.base, '#000000', 0.08), pitch = 3.4): string {
    const line = lightness(fill) < 0.2 ? '#fff' : '#000';
    return [
      `<path d="${d}" fill="none" stroke-linejoin="round" stroke="${mix(fill, '#000000', 0.35)}" stroke-width="${width + 2}"/>`,
      `<path d="${d}" fill="none" stroke-linejoin="round" stroke="${fill}" stroke-width="${width}"/>`,
      `<path d="${d}" fill="none" stroke="${line}" stroke-linejoin="round" stroke-opacity=".16" stroke-width="${width}" stroke-dasharray="${pitch * 0.4} ${pitch * 0.6}"/>`,
      `<path d="${d}" fill="none" stroke="#000" stroke-opacity="${width < 60 ? 0.12 : 0}" stroke-width="${width * 0.16}"/>`,
    ].join('');
  }

  button(x: number, y: number, r: number, fill: string): string {
    const edge = mix(fill, '#000000', 0.45);
    const hole = (hx: number, hy: number): string =>
      `<circle cx="${x + hx * r}" cy="${y + hy * r}" r="${r * 0.13}"/>`;
    return `<circle cx="${x + 1.2}" cy="${y + 2}" r="${r}" fill="#000" fill-opacity=".35"/><circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${edge}" stroke-width=".9"/><circle cx="${x}" cy="${y}" r="${r * 0.68}" fill="none" stroke="${edge}" stroke-opacity=".4" stroke-width=".8"/><g fill="${edge}">${hole(-0.24, -0.24)}${hole(0.24, -0.24)}${hole(-0.24, 0.24)}${hole(0.24, 0.24)}</g>`;
  }

  /** A zip along a straight or curved line: tape, teeth and a puller at its start. */
  zip(d: string, x: number, y: number, metal: string): string {
    return `<path d="${d}" fill="none" stroke="${mix(this.cloth.base, '#000000', 0.55)}" stroke-width="11"/><path d="${d}" fill="none" stroke="${metal}" stroke-width="5.5" stroke-dasharray="2.2 1.8"/><path d="${d}" fill="none" stroke="#000" stroke-opacity=".5" stroke-width="1"/><rect x="${x - 4}" y="${y}" width="8" height="24" rx="3" fill="${metal}" stroke="#333" stroke-width=".8"/>`;
  }
}

/** How one piece differs from plain cloth. */
export interface PieceOptions {
  /** Overrides the cloth's colour, and leaves out its pattern. */
  fill?: string;
  /** Turn of the pattern and weave, degrees clockwise. */
  grain?: number;
  /** How round the edges look: 1 for a thick edge, 0 for none. */
  roll?: number;
  /** Folds, blurred with the edge. */
  folds?: string;
  /** Details clipped to the piece. */
  inside?: string;
  /** Without the weave of the material. */
  plain?: boolean;
}
