import { BACKDROPS } from './backdrop.js';
import { CLASSES } from './classes.js';
import { itemOf } from './describe.js';
import type { SampleItem } from './item.js';
import { COLOURS } from './palette.js';
import { createRandom, hashText } from './random.js';

/** Random items over every class, colour and pattern, drawn with wide variation: pictures to train an encoder on. */
export function randomItems(count: number, seed: number): SampleItem[] {
  const kinds = Object.entries(CLASSES);
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(hashText(`random/${seed}/${index}`));
    const [kind, of] = random.pick(kinds);
    const attributes: Record<string, string> = {
      material: random.pick(of.materials),
      sleeve: random.pick(of.sleeves),
      background: random.pick(BACKDROPS),
      variation: 'wild',
    };
    if (of.necklines) attributes['neckline'] = random.pick(of.necklines);
    if (of.cuts) attributes['cut'] = random.pick(of.cuts);
    return itemOf({
      kind,
      colour: random.pick(COLOURS),
      pattern: random.pick(of.patterns),
      ageGroup: random.chance(0.15) ? 'kids' : 'adult',
      attributes,
      price: Math.round(random.range(of.price[0], of.price[1])) - 0.05,
      externalId: `random-${seed}-${String(index + 1).padStart(5, '0')}`,
    });
  });
}
