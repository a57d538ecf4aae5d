/** One class of the demo's catalogue and its products: colour, then pattern, attributes and `kids`, in any order. */
export type Row = readonly [kind: string, products: readonly string[]];

/** The products of the demo, chosen so that every prompt in demo-prompts.ts has at least three right answers. */
export const ROWS: readonly Row[] = [
  [
    't-shirt',
    [
      'navy, striped',
      'white, striped',
      'black, striped',
      'green, striped, kids',
      'white',
      'black, neckline=v-neck',
      'grey',
      'yellow',
      'pink, polka dot, kids',
      'blue',
    ],
  ],
  ['long-sleeve top', ['red, striped', 'olive', 'purple, polka dot']],
  ['tank top', ['white', 'orange', 'light blue, striped']],
  [
    'shirt',
    [
      'light blue',
      'white, material=linen',
      'red, checked',
      'blue, checked',
      'green, checked',
      'pink, floral',
      'navy, polka dot, sleeve=short',
    ],
  ],
  ['polo shirt', ['green', 'white', 'burgundy, striped']],
  [
    'sweater',
    [
      'grey',
      'grey, cut=cable',
      'grey, neckline=turtleneck',
      'beige, cut=cable',
      'navy, striped',
      'burgundy, neckline=turtleneck',
    ],
  ],
  ['hoodie', ['green', 'green, cut=zip', 'green, kids', 'black', 'purple', 'orange, cut=zip']],
  ['blazer', ['navy', 'navy, material=linen', 'navy, striped', 'grey, checked', 'black']],
  ['leather jacket', ['black, cut=biker', 'black, cut=bomber', 'black, cut=biker, kids', 'brown, cut=biker']],
  ['denim jacket', ['blue', 'light blue']],
  ['raincoat', ['yellow', 'yellow, kids', 'yellow, polka dot', 'navy', 'olive']],
  ['bomber jacket', ['olive', 'black']],
  ['coat', ['beige', 'black', 'grey, checked']],
  [
    'dress',
    [
      'red, sleeve=sleeveless',
      'red, sleeve=long',
      'red, polka dot, sleeve=short',
      'red, floral, sleeve=sleeveless',
      'yellow, floral, sleeve=sleeveless',
      'white, floral, sleeve=sleeveless',
      'navy, floral, sleeve=sleeveless',
      'black, sleeve=sleeveless',
      'light blue, floral, sleeve=sleeveless, kids',
      'green, striped, sleeve=short',
    ],
  ],
  [
    'skirt',
    ['black, cut=pleated', 'pink, cut=pleated', 'red, checked, cut=pleated', 'white, floral, cut=a-line'],
  ],
  [
    'trousers',
    [
      'beige, material=cotton',
      'beige, material=linen',
      'beige, kids, material=cotton',
      'black, material=wool',
      'grey, checked, material=wool',
    ],
  ],
  ['jeans', ['blue', 'light blue', 'blue, kids', 'navy', 'black']],
  ['shorts', ['beige, material=cotton', 'olive, material=cotton', 'light blue, material=denim']],
  [
    'sneakers',
    [
      'white, material=canvas',
      'white, material=leather',
      'white, material=canvas, kids',
      'black, material=canvas',
      'red, material=canvas',
    ],
  ],
  ['boots', ['brown', 'black']],
  ['cap', ['navy', 'red']],
  ['beanie', ['orange', 'grey, striped']],
  ['scarf', ['red, checked', 'purple, material=wool knit']],
];
