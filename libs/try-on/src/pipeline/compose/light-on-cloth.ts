import {
  COLOUR_CELLS,
  colourCells,
  cropImage,
  type Image,
  lumaOf,
  type Mask,
  partOf,
  putPart,
  supportOf,
} from '#images';

/** As far apart are the hues of two dyes, and so much of the cloth has each. */
const [APART, LEAST] = [0.09, 0.04];
/** Dyes that are looked for. */
const MOST = 5;

/** A colour of the cloth, or a dye: its hue, its (mean) lightness, and how many pixels have it. */
type Dye = { u: number; v: number; lightness: number; count: number };

/**
 * The light on the cloth in `mask`: its luma, in which all dyes of a print are as light as each other; elsewhere the photo's luma. Light
 * changes how much of red, green and blue comes back and not their shares, so dyes are told apart by these, and light and dark of
 * one hue only where these are two levels.
 */
export function lightOnCloth(image: Image, mask: Mask): Mask {
  const luma = lumaOf(image);
  const box = supportOf(mask, 0.5, 0);
  if (box === undefined) return luma;
  const cells = colourCells(cropImage(image, box));
  const inside = partOf(mask, box);
  const counts = new Float32Array(COLOUR_CELLS);
  for (let i = 0; i < cells.length; i++) if (inside.data[i]! > 0.5) counts[cells[i]!]!++;
  const dyes = dyesOf(counts);
  if (dyes.length < 2) return luma;
  const whole = meanOf(dyes).lightness;
  const light = new Float32Array(COLOUR_CELLS);
  counts.forEach((count, cell) => {
    if (count > 0) light[cell] = whole / lightnessOfDye(colourOf(cell), dyes);
  });
  const lit = partOf(luma, box);
  for (let i = 0; i < cells.length; i++)
    if (inside.data[i]! > 0.5) lit.data[i] = (lit.data[i]! + BLACK) * light[cells[i]!]!;
  return putPart(luma, lit, box);
}

function dyesOf(counts: Float32Array): Dye[] {
  const colours: Dye[] = [];
  counts.forEach((count, cell) => {
    if (count > 0) colours.push({ ...colourOf(cell), count });
  });
  const least = LEAST * countOf(colours);
  const dyes: Dye[] = [];
  let left = colours;
  for (let k = 0; k < MOST && left.length > 0; k++) {
    const first = left.reduce((most, colour) => (colour.count > most.count ? colour : most));
    const middle = meanOf(left.filter((colour) => apart(colour, first) < APART / 2));
    const own = left.filter((colour) => apart(colour, middle) < APART);
    left = left.filter((colour) => apart(colour, middle) >= APART);
    if (countOf(own) >= least) dyes.push(...levelsOf(own, least));
  }
  return dyes;
}

/** Added to the channels' sum (0–255 each) and to lumas (0–1): dark pixels' hues are noise, and what they reflect is hardly light. */
const [NO_HUE, BLACK] = [90, 0.06];

function colourOf(cell: number): Omit<Dye, 'count'> {
  const [r, g, b] = [((cell >> 8) & 15) * 16 + 8, ((cell >> 4) & 15) * 16 + 8, (cell & 15) * 16 + 8];
  const sum = r + g + b + NO_HUE;
  const lightness = (0.299 * r + 0.587 * g + 0.114 * b) / 255 + BLACK;
  return { u: (r - g) / sum, v: (b - (r + g) / 2) / sum, lightness };
}

type Hue = Pick<Dye, 'u' | 'v'>;
const apart = (a: Hue, b: Hue) => Math.hypot(a.u - b.u, a.v - b.v);
const countOf = (dyes: readonly Dye[]) => dyes.reduce((sum, { count }) => sum + count, 0);

function meanOf(dyes: readonly Dye[]): Dye {
  const count = countOf(dyes);
  const mean = (of: 'u' | 'v' | 'lightness') =>
    dyes.reduce((sum, dye) => sum + dye[of] * dye.count, 0) / count;
  return { u: mean('u'), v: mean('v'), lightness: mean('lightness'), count };
}

/** A print's light dye has so many times the lightness of its dark one; of the rarer one, so much may lie between. */
const [TIMES, BETWEEN] = [2, 0.35];
/** Levels of lightness that are tried as the border of two. */
const STEPS = 24;

/** One hue as one dye; as two where it has two levels (Otsu, 1979) with little between them: folds have all that lies between. */
function levelsOf(colours: readonly Dye[], least: number): Dye[] {
  let best: { dark: Dye; light: Dye; spread: number } | undefined;
  for (let k = 1; k < STEPS; k++) {
    const [below, above] = [colours.filter(isBelow(k)), colours.filter((colour) => !isBelow(k)(colour))];
    if (countOf(below) < least || countOf(above) < least) continue;
    const [dark, light] = [meanOf(below), meanOf(above)];
    const spread = dark.count * light.count * Math.log(light.lightness / dark.lightness) ** 2;
    if (best === undefined || spread > best.spread) best = { dark, light, spread };
  }
  if (best === undefined) return [meanOf(colours)];
  const { dark, light } = best;
  const between = colours.filter(({ lightness }) => {
    const share = (lightness - dark.lightness) / (light.lightness - dark.lightness);
    return share > 0.3 && share < 0.7;
  });
  const isPrint =
    light.lightness > TIMES * dark.lightness &&
    countOf(between) < BETWEEN * Math.min(dark.count, light.count);
  return isPrint ? [dark, light] : [meanOf(colours)];
}

const isBelow =
  (k: number) =>
  ({ lightness }: Dye) =>
    lightness < (k / STEPS) * (1 + BLACK);

/** How far light alone moves the logarithm of a lightness. */
const BY_LIGHT = 0.5;

/** How light a colour's dye is; of a mixture of dyes, theirs by how near they are. */
function lightnessOfDye(colour: Omit<Dye, 'count'>, dyes: readonly Dye[]): number {
  let [sum, weights] = [0, 0];
  for (const dye of dyes) {
    const hue = apart(colour, dye) / (APART / 2);
    const level = Math.log(colour.lightness / dye.lightness) / BY_LIGHT;
    const weight = Math.exp(-(hue ** 2) - level ** 2) + 1e-9;
    sum += weight * Math.log(dye.lightness);
    weights += weight;
  }
  return Math.exp(sum / weights);
}
