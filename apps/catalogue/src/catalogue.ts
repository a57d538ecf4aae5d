import type { BackdropName } from './backdrop.js';
import { ROWS } from './catalogue-rows.js';
import { CLASSES } from './classes.js';
import { itemOf } from './describe.js';
import { isPattern, type SampleItem } from './item.js';
import { isColour, lightness, PALETTE } from './palette.js';
import { createRandom, hashText, type Random } from './random.js';

/** Grounds on which a garment of this lightness (0 to 1) stands out. */
function groundFor(light: number, random: Random): BackdropName {
  if (light > 0.78) return random.pick(['grey', 'wood', 'concrete', 'grey', 'paper']);
  if (light < 0.3) return random.pick(['studio', 'off-white', 'linen', 'paper', 'studio']);
  return random.pick(['studio', 'off-white', 'wood', 'linen', 'concrete', 'grey', 'studio']);
}

function product(kind: string, row: string, number: number, seed: number): SampleItem {
  const of = CLASSES[kind];
  if (!of) throw new Error(`unknown class ${kind}`);
  const random = createRandom(hashText(`catalogue/${seed}/${kind}/${row}`));
  const [colour = '', ...rest] = row.split(', ');
  if (!isColour(colour)) throw new Error(`unknown colour ${colour}`);
  const attributes: Record<string, string> = {
    material: of.materials[0] ?? 'cotton',
    sleeve: of.sleeves[0] ?? 'none',
  };
  if (of.necklines) attributes['neckline'] = of.necklines[0] ?? 'crew';
  if (of.cuts) attributes['cut'] = of.cuts[0] ?? '';
  for (const word of rest) {
    const [name, value] = word.split('=');
    if (name && value) attributes[name] = value;
  }
  attributes['background'] = groundFor(lightness(PALETTE[colour][0]), random);
  attributes['variation'] = 'studio';
  const kids = rest.includes('kids');
  const [low, high] = of.price;
  return itemOf({
    kind,
    colour,
    pattern: rest.find(isPattern) ?? 'solid',
    ageGroup: kids ? 'kids' : 'adult',
    attributes,
    price: Math.round(random.range(low, high) * (kids ? 0.7 : 1)) - 0.05,
    externalId: `vitrine-${String(number).padStart(3, '0')}`,
  });
}

/** The demo's items. The seed moves prices, grounds and the drawings, not which products there are. */
export function sampleCatalogue(seed = 1): SampleItem[] {
  let number = 0;
  return ROWS.flatMap(([kind, rows]) =>
    rows.map((row) => {
      number += 1;
      return product(kind, row, number, seed);
    }),
  );
}
