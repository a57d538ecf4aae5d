/** What is known of an item of the sample. */
interface Described {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** A shopper's prompt, and which items of the sample are right for it. */
export interface DemoPrompt {
  prompt: string;
  /** The right items in words. */
  wanted: string;
  matches(this: void, item: Described): boolean;
  /** It asks for one item, by its name. */
  isName?: true;
}

interface Want {
  kind: string;
  colours?: readonly string[];
  pattern?: string;
  attributes?: Readonly<Record<string, string>>;
}

const want =
  ({ kind, colours, pattern, attributes = {} }: Want) =>
  (item: Described): boolean =>
    item.attributes.class === kind &&
    (colours === undefined || colours.includes(item.attributes.colour ?? '')) &&
    (pattern === undefined || item.attributes.pattern === pattern) &&
    Object.entries(attributes).every(([name, value]) => item.attributes[name] === value);

/** The prompts of the demo; each has at least three right items, a name the one. */
export const demoPrompts: readonly DemoPrompt[] = [
  {
    prompt: 'a red dress',
    wanted: 'dresses whose main colour is red',
    matches: want({ kind: 'dress', colours: ['red'] }),
  },
  {
    prompt: 'blue jeans',
    wanted: 'jeans in blue, light blue or navy',
    matches: want({ kind: 'jeans', colours: ['blue', 'light blue', 'navy'] }),
  },
  {
    prompt: 'a striped t-shirt',
    wanted: 't-shirts with stripes, any colour',
    matches: want({ kind: 't-shirt', pattern: 'striped' }),
  },
  {
    prompt: 'a black leather jacket',
    wanted: 'black leather jackets of any cut',
    matches: want({ kind: 'leather jacket', colours: ['black'] }),
  },
  {
    prompt: 'white sneakers',
    wanted: 'sneakers in white',
    matches: want({ kind: 'sneakers', colours: ['white'] }),
  },
  {
    prompt: 'a green hoodie',
    wanted: 'hoodies in green',
    matches: want({ kind: 'hoodie', colours: ['green'] }),
  },
  {
    prompt: 'a floral summer dress',
    wanted: 'sleeveless dresses with a flower print',
    matches: want({ kind: 'dress', pattern: 'floral', attributes: { sleeve: 'sleeveless' } }),
  },
  {
    prompt: 'a grey knitted sweater',
    wanted: 'sweaters in grey',
    matches: want({ kind: 'sweater', colours: ['grey'] }),
  },
  {
    prompt: 'a yellow raincoat',
    wanted: 'raincoats in yellow',
    matches: want({ kind: 'raincoat', colours: ['yellow'] }),
  },
  {
    prompt: 'a checked shirt',
    wanted: 'buttoned shirts in a check, any colour',
    matches: want({ kind: 'shirt', pattern: 'checked' }),
  },
  {
    prompt: 'a navy blazer',
    wanted: 'blazers in navy',
    matches: want({ kind: 'blazer', colours: ['navy'] }),
  },
  {
    prompt: 'beige trousers',
    wanted: 'trousers in beige',
    matches: want({ kind: 'trousers', colours: ['beige'] }),
  },
  {
    prompt: 'something for a summer wedding',
    wanted: 'dresses, of any colour',
    matches: want({ kind: 'dress' }),
  },
  {
    prompt: 'smart wear for a job interview',
    wanted: 'blazers and shirts of any colour',
    matches: ({ attributes }) => ['blazer', 'shirt'].includes(attributes.class ?? ''),
  },
  {
    prompt: 'rotes Kleid, nicht geblümt',
    wanted: 'red dresses without a flower print',
    matches: (item) =>
      want({ kind: 'dress', colours: ['red'] })(item) && item.attributes.pattern !== 'floral',
  },
  {
    prompt: 'zapatillas blancas',
    wanted: 'sneakers in white',
    matches: want({ kind: 'sneakers', colours: ['white'] }),
  },
  {
    prompt: 'a handbag',
    wanted: 'bags, of any colour',
    matches: want({ kind: 'bag' }),
  },
  {
    prompt: 'sunglasses',
    wanted: 'sunglasses of any shape',
    matches: want({ kind: 'sunglasses' }),
  },
  {
    prompt: 'a leather watch',
    wanted: 'watches of any colour',
    matches: want({ kind: 'watch' }),
  },
  {
    prompt: 'Navy polka-dot shirt',
    wanted: 'the item of this name',
    isName: true,
    matches: ({ name }) => name === 'Navy polka-dot shirt',
  },
];
