import type { Truth } from './shopper-items.js';

/** What an item should be: of each side, one of these. */
export type Wish = { [side in keyof Truth]?: readonly string[] };

/** A prompt, what it asks for, and what it says it does not want. */
export type ShopperPrompt = { prompt: string; wish: Wish; not?: Wish };

const red = ['red'];
const black = ['black'];
const white = ['white'];
const navy = ['navy'];
const blue = ['blue', 'navy', 'light blue'];
const dress = ['dress'];
const shoes = ['sneakers', 'boots'];

/**
 * As shoppers write them, with what makes an item right. They were written before any was asked; whoever changes what a
 * prompt finds does not change them.
 */
export const SHOPPER_PROMPTS: readonly ShopperPrompt[] = [
  { prompt: 'a red summer dress', wish: { kind: dress, colour: red, sleeve: ['sleeveless'] } },
  { prompt: 'red dress', wish: { kind: dress, colour: red } },
  { prompt: 'black summer dress', wish: { kind: dress, colour: black, sleeve: ['sleeveless'] } },
  { prompt: 'navy dress', wish: { kind: dress, colour: navy } },
  { prompt: 'floral dress', wish: { kind: dress, pattern: ['floral'] } },
  { prompt: 'green floral dress', wish: { kind: dress, colour: ['green', 'olive'], pattern: ['floral'] } },
  { prompt: 'a crimson frock', wish: { kind: dress, colour: red } },
  { prompt: 'white summer dress with flowers', wish: { kind: dress, colour: white, pattern: ['floral'] } },
  { prompt: 'striped dress', wish: { kind: dress, pattern: ['striped'] } },
  { prompt: 'Norvane dress', wish: { kind: dress, brand: ['Norvane'] } },
  { prompt: 'norvane red dress', wish: { kind: dress, brand: ['Norvane'], colour: red } },
  { prompt: 'rotes Kleid', wish: { kind: dress, colour: red } },
  { prompt: 'Sommerkleid rot', wish: { kind: dress, colour: red, sleeve: ['sleeveless'] } },
  { prompt: 'schwarzes Kleid für Damen', wish: { kind: dress, colour: black, audience: ['women'] } },
  { prompt: 'a dress for girls', wish: { kind: dress, audience: ['kids'] } },
  { prompt: 'dress, not black', wish: { kind: dress }, not: { colour: black } },
  { prompt: 'summer dress without flowers', wish: { kind: dress }, not: { pattern: ['floral'] } },
  { prompt: 'pleated black skirt', wish: { kind: ['skirt'], colour: black, cut: ['pleated'] } },
  { prompt: 'pink skirt', wish: { kind: ['skirt'], colour: ['pink'] } },
  { prompt: 'karierter Rock', wish: { kind: ['skirt'], pattern: ['checked'] } },
  { prompt: 'blue checked shirt', wish: { kind: ['shirt'], colour: blue, pattern: ['checked'] } },
  { prompt: 'white shirt for men', wish: { kind: ['shirt'], colour: white, audience: ['men'] } },
  { prompt: 'linen shirt', wish: { kind: ['shirt'], material: ['linen'] } },
  { prompt: 'light blue linen shirt', wish: { kind: ['shirt'], colour: ['light blue'] } },
  { prompt: 'plaid shirt', wish: { kind: ['shirt'], pattern: ['checked'] } },
  { prompt: 'weißes Hemd', wish: { kind: ['shirt'], colour: white } },
  { prompt: 'black t-shirt', wish: { kind: ['t-shirt'], colour: black } },
  { prompt: 'striped tee navy', wish: { kind: ['t-shirt'], colour: navy, pattern: ['striped'] } },
  { prompt: 'kids t-shirt yellow', wish: { kind: ['t-shirt'], colour: ['yellow'], audience: ['kids'] } },
  { prompt: 'Karlin Men Black T-shirt', wish: { kind: ['t-shirt'], brand: ['Karlin'], colour: black } },
  { prompt: 'grey knitted jumper', wish: { kind: ['sweater'], colour: ['grey'] } },
  { prompt: 'cable knit sweater in beige', wish: { kind: ['sweater'], colour: ['beige'] } },
  { prompt: 'maroon pullover', wish: { kind: ['sweater'], colour: ['burgundy'] } },
  { prompt: 'dunkelblauer Pullover Herren', wish: { kind: ['sweater'], colour: navy, audience: ['men'] } },
  { prompt: 'green hoodie', wish: { kind: ['hoodie'], colour: ['green', 'olive'] } },
  { prompt: 'black hoody with zip', wish: { kind: ['hoodie'], colour: black, cut: ['zip'] } },
  { prompt: 'balck hoodie', wish: { kind: ['hoodie'], colour: black } },
  { prompt: 'red hoodie for kids', wish: { kind: ['hoodie'], colour: red, audience: ['kids'] } },
  { prompt: 'beige pants', wish: { kind: ['trousers'], colour: ['beige'] } },
  { prompt: 'grey checked trousers', wish: { kind: ['trousers'], colour: ['grey'], pattern: ['checked'] } },
  { prompt: 'schwarze Hose', wish: { kind: ['trousers'], colour: black } },
  { prompt: 'black jeans', wish: { kind: ['jeans'], colour: black } },
  { prompt: 'cheap black jeans size 32', wish: { kind: ['jeans'], colour: black } },
  {
    prompt: 'light blue jeans women',
    wish: { kind: ['jeans'], colour: ['light blue'], audience: ['women'] },
  },
  { prompt: 'Ostmark jeans', wish: { kind: ['jeans'], brand: ['Ostmark'] } },
  { prompt: 'olive shorts', wish: { kind: ['shorts'], colour: ['olive'] } },
  { prompt: 'denim shorts', wish: { kind: ['shorts'], material: ['denim'] } },
  { prompt: 'a warm black winter coat', wish: { kind: ['coat'], colour: black } },
  { prompt: 'camel or beige coat', wish: { kind: ['coat'], colour: ['beige'] } },
  { prompt: 'Mantel grau', wish: { kind: ['coat'], colour: ['grey'] } },
  { prompt: 'navy blazer for the office', wish: { kind: ['blazer'], colour: navy } },
  { prompt: 'pinstripe blazer', wish: { kind: ['blazer'], pattern: ['striped'] } },
  {
    prompt: "I'm looking for a brown leather biker jacket",
    wish: { kind: ['leather jacket'], colour: ['brown'], cut: ['biker'] },
  },
  { prompt: 'leather jacket not black', wish: { kind: ['leather jacket'] }, not: { colour: black } },
  { prompt: 'white sneakers', wish: { kind: ['sneakers'], colour: white } },
  { prompt: 'red trainers for men', wish: { kind: ['sneakers'], colour: red, audience: ['men'] } },
  { prompt: 'white sneakrs', wish: { kind: ['sneakers'], colour: white } },
  { prompt: 'braune Stiefel', wish: { kind: ['boots'], colour: ['brown'] } },
  { prompt: 'shoes in green', wish: { kind: shoes, colour: ['green', 'olive'] } },
  { prompt: 'black handbag', wish: { kind: ['bag'], colour: black } },
  { prompt: 'brown tote bag', wish: { kind: ['bag'], colour: ['brown'], cut: ['tote'] } },
  { prompt: 'burgundy bag Lumdora', wish: { kind: ['bag'], colour: ['burgundy'], brand: ['Lumdora'] } },
  { prompt: 'yellow scarf', wish: { kind: ['scarf'], colour: ['yellow'] } },
  { prompt: 'a checked scarf, red please', wish: { kind: ['scarf'], colour: red, pattern: ['checked'] } },
];
