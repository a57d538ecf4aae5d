/** What shops sell beside clothes, in the singular; nobody can be shown in it by a try-on. */
const OTHERS = new Set(
  (
    'shoe boot bootie sneaker trainer sandal heel loafer pump slipper mule flat footwear hat cap beanie headwear beret ' +
    'bag handbag backpack tote clutch purse wallet rucksack belt watch sunglasses glasses eyewear necklace earring ' +
    'bracelet ring jewellery jewelry glove mitten scarf tie umbrella sock accessory'
  ).split(' '),
);

/** Of a name, what follows is beside the item: "dress with belt". */
const BESIDE = /\b(with|for|in|and|from|by)\b|[,(–&+/]/i;

/**
 * Why an item cannot be tried on by what its shop calls it: by its category, or without one by its name. The photo may
 * not tell a boot from a garment. Undefined where the words say nothing.
 */
export function noGarmentBy(category: string | null, name: string): string | undefined {
  const said = category ?? name.split(BESIDE, 1)[0] ?? '';
  const last = said
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.at(-1);
  if (last === undefined || !singularsOf(last).some((word) => OTHERS.has(word))) return undefined;
  const by = category === null ? 'name' : 'category';
  return `By its ${by} ("${said.trim()}") it is no top, jacket, dress, skirt or pair of trousers.`;
}

function singularsOf(word: string): string[] {
  return [
    word,
    word.replace(/s$/, ''),
    word.replace(/es$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/ves$/, 'f'),
  ];
}
