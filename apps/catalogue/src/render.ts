import sharp from 'sharp';
import { backdrop, type Backdrop } from './backdrop.js';
import { CLASSES } from './classes.js';
import { isPattern, type SampleItem } from './item.js';
import { type Material, materialOf } from './material.js';
import { contrastOf, isColour, lightness, mix, type Rgb, shadeOf } from './palette.js';
import { patternTile } from './patterns.js';
import { develop, type Scene } from './photo/develop.js';
import { createRandom, hashText, type Random } from './random.js';
import { type Cloth, Sheet } from './sheet.js';

/** Width and height of a rendered photo, in pixels. */
export interface PhotoSize {
  width: number;
  height: number;
}

/** How a photo is stored; also the ending of its file's name. */
export type PhotoFormat = 'jpg' | 'webp';

/** The size of the demo's photos, and the units of every drawing. */
export const FULL_SIZE: PhotoSize = { width: 768, height: 1024 };

/** Classes whose stripes are narrow and run down the cloth. */
const PINSTRIPED: ReadonlySet<string> = new Set(['blazer', 'trousers', 'coat']);

function clothOf(item: SampleItem, random: Random, wild: boolean): Cloth {
  const colour = item.colour;
  if (!isColour(colour) || !isPattern(item.pattern))
    throw new Error(`no cloth for ${colour} ${item.pattern}`);
  const material = materialOf(item.attributes['material'] ?? 'cotton');
  const dyed = shadeOf(colour, random, wild ? 9 : 3);
  // Washed denim is greyer than dyed cotton of the same name.
  const base = material.weave === 'twill' ? mix(dyed, '#56616f', 0.3) : dyed;
  const second = shadeOf(random.pick(contrastOf(colour)), random);
  const kind = item.attributes['class'] ?? '';
  const scale = kind === 'cap' ? 0.7 : wild ? random.range(0.6, 1.7) : 1;
  return {
    base,
    dark: mix(base, '#000000', 0.35),
    light: mix(base, '#ffffff', 0.16),
    lining: lightness(base) < 0.16 ? mix(base, '#000000', 0.45) : mix(base, '#000000', 0.34),
    second,
    tile: patternTile(item.pattern, base, second, random, scale, PINSTRIPED.has(kind)),
    material,
  };
}

/** An item as drawn: the garment on nothing, its ground, and how both are photographed. */
interface Layers {
  defs: string;
  garment: string;
  backdrop: Backdrop;
  scene: Pick<Scene, 'material' | 'unrest' | 'lift' | 'exposure'>;
  /** Goes on drawing numbers for the photograph. */
  random: Random;
}

/** Shoes and caps hold their shape: hardly a crease. */
function stiffened(material: Material): Material {
  return {
    ...material,
    bump: material.bump * 0.35,
    crease: material.crease * 1.7,
    gloss: material.gloss * 0.5,
    grain: material.grain * 0.6,
  };
}

/** A camera's light and white balance, as gains of red, green and blue. */
function exposureOf(random: Random): Rgb {
  const light = random.range(0.86, 1.06);
  const warmth = random.wobble(0.02);
  return [light * (1 + warmth), light, light * (1 - warmth)];
}

function draw(item: SampleItem, seed: number): Layers {
  const random = createRandom(hashText(`${item.externalId}/${seed}`));
  const kind = CLASSES[item.attributes['class'] ?? ''];
  if (!kind) throw new Error(`no drawing for ${item.attributes['class']}`);
  const wild = item.attributes['variation'] === 'wild';
  const sheet = new Sheet(random, clothOf(item, random, wild), item.attributes);
  const drawing = kind.draw(sheet);
  const ground = backdrop(item.attributes['background'] ?? 'studio', random);
  const turn = random.wobble(wild ? 9 : 2.2);
  const kid = item.ageGroup === 'kids' ? 0.88 : 1;
  const [left, top, right, bottom] = sheet.box;
  const fit =
    kind.zoom ?? Math.min((768 * 0.88) / (right - left), (1024 * 0.88) / (bottom - top)) * (kind.fill ?? 1);
  const centre = kind.zoom ? 512 : (top + bottom) / 2;
  const scale = (wild ? random.range(0.64, 1.02) : random.range(0.97, 1.01)) * kid * fit;
  // Squeezed, stretched and mirrored garments, for an encoder to see past the drawing's own proportions.
  const stretch = wild ? random.range(0.9, 1.1) * (random.chance(0.5) ? -1 : 1) : 1;
  const [dx, dy] = wild ? [random.wobble(26), random.wobble(30)] : [random.wobble(5), random.wobble(7)];
  return {
    defs:
      '<filter id="soft" x="-.2" y="-.2" width="1.4" height="1.4" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="6"/></filter>' +
      sheet.defs.join(''),
    garment: `<g transform="translate(${384 + dx} ${512 + dy}) rotate(${turn.toFixed(2)}) scale(${(scale * stretch).toFixed(3)} ${(scale / Math.abs(stretch)).toFixed(3)}) translate(0 ${(-centre).toFixed(1)})">${drawing}</g>`,
    backdrop: ground,
    scene: {
      material: kind.stiff ? stiffened(sheet.cloth.material) : sheet.cloth.material,
      unrest: (wild ? random.range(5, 15) : random.range(6, 10)) * (kind.stiff ? 0.5 : 1),
      lift: wild ? random.range(0.6, 1.4) : 1,
      exposure: wild ? exposureOf(random) : [1, 1, 1],
    },
    random,
  };
}

function svgOf(size: PhotoSize, defs: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 768 1024" preserveAspectRatio="xMidYMid slice"><defs>${defs}</defs>${content}</svg>`;
}

/** The drawing of an item on its ground, 768x1024 units, before it is photographed. The same item and seed give the same text. */
export function renderSvg(item: SampleItem, seed: number, size: PhotoSize = FULL_SIZE): string {
  const { defs, garment, backdrop: ground } = draw(item, seed);
  return svgOf(size, ground.defs + defs, ground.content + garment);
}

/** The garment alone, RGBA with straight alpha, before it is photographed. */
export async function renderGarment(item: SampleItem, seed: number, size: PhotoSize): Promise<Buffer> {
  const { defs, garment } = draw(item, seed);
  return sharp(Buffer.from(svgOf(size, defs, garment)))
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** The photo of an item: the drawing with creases, fibres, shadows and the ground's grain. */
export async function renderItem(
  item: SampleItem,
  seed: number,
  size: PhotoSize = FULL_SIZE,
  format: PhotoFormat = 'jpg',
): Promise<Buffer> {
  const { defs, garment, backdrop: ground, scene, random } = draw(item, seed);
  const [front, back] = await Promise.all([
    sharp(Buffer.from(svgOf(size, defs, garment)))
      .ensureAlpha()
      .raw()
      .toBuffer(),
    sharp(Buffer.from(svgOf(size, ground.defs, ground.content)))
      .removeAlpha()
      .raw()
      .toBuffer(),
  ]);
  const photo = develop({ ...size, ...scene, garment: front, backdrop: back, ground: ground.grain }, random);
  const pixels = sharp(photo, { raw: { ...size, channels: 3 } });
  return (
    format === 'jpg' ? pixels.jpeg({ quality: 85 }) : pixels.webp({ quality: 75, effort: 6 })
  ).toBuffer();
}
