import { CLASSES } from './classes.js';
import type { SampleItem } from './item.js';

/** What is needed to name an item. */
export interface Wish {
  kind: string;
  colour: string;
  pattern: string;
  ageGroup: string;
  attributes: Record<string, string>;
  price: number;
  externalId: string;
}

const PATTERN_PHRASES: Readonly<Record<string, string>> = {
  striped: 'with stripes',
  checked: 'in a check',
  'polka dot': 'with polka dots',
  floral: 'with a flower print',
};

const CLASS_PHRASES: Readonly<Record<string, string>> = {
  't-shirt': 'Soft and easy to wear every day.',
  'long-sleeve top': 'A light layer for cool mornings.',
  'tank top': 'Light and airy, for training or hot days.',
  shirt: 'A button-through front and a turned-down collar.',
  'polo shirt': 'A ribbed collar and a short buttoned placket.',
  sweater: 'Warm, with ribbed cuffs and hem.',
  hoodie: 'A warm hood, a front pocket and ribbed cuffs.',
  blazer: 'Notched lapels, two buttons and flap pockets.',
  'leather jacket': 'Supple leather with metal zips.',
  'denim jacket': 'Sturdy denim with chest pockets and metal buttons.',
  raincoat: 'Keeps the rain out, with a hood and snap buttons.',
  'bomber jacket': 'A front zip and ribbed collar, cuffs and hem.',
  coat: 'A long coat with wide lapels for cold days.',
  dress: 'A fitted waist and a swinging skirt.',
  skirt: 'A fitted waistband and a skirt that moves.',
  trousers: 'Pressed creases and slanted pockets.',
  jeans: 'Five pockets and contrast stitching.',
  shorts: 'Cut above the knee, for warm days.',
  sneakers: 'A pair of lace-up shoes with a rubber sole.',
  boots: 'A pair of ankle boots with a sturdy heel.',
  cap: 'A curved peak and stitched eyelets.',
  beanie: 'Warm, with a turned-up rib.',
  scarf: 'Long and warm, with fringed ends.',
  hat: 'A shaped crown, a ribbon and a brim all round.',
  bag: 'Roomy, with sewn edges and metal fittings.',
  belt: 'A metal buckle and five holes.',
  sunglasses: 'Tinted glasses that keep out the sun.',
  watch: 'A round case with hands, on a strap.',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function kindWords({ kind, attributes }: Wish): string {
  const { cut, sleeve, material, neckline } = attributes;
  switch (kind) {
    case 'sweater':
      return `${neckline === 'turtleneck' ? 'turtleneck ' : ''}${cut === 'cable' ? 'cable-knit' : 'knitted'} sweater`;
    case 'leather jacket':
      return cut ? `leather ${cut} jacket` : kind;
    case 'skirt':
      return cut ? `${cut} skirt` : kind;
    case 'hoodie':
      return cut === 'zip' ? 'zip hoodie' : kind;
    case 'hat':
      return cut === 'sun hat' ? 'sun hat' : `${cut} hat`;
    case 'bag':
      return cut === 'tote' ? `${material} tote bag` : `${material} handbag`;
    case 'sunglasses':
      return cut ? `${cut} sunglasses` : kind;
    case 'belt':
    case 'watch':
      return `${material} ${kind}`;
    case 'dress':
      return sleeve === 'sleeveless' ? 'summer dress' : sleeve === 'long' ? 'long-sleeved dress' : kind;
    default:
      return material === 'linen' ||
        (kind === 'shorts' && material === 'denim') ||
        (kind === 'sneakers' && material === 'leather')
        ? `${material} ${kind}`
        : kind;
  }
}

/** Builds the item that a wish describes, with a name and a description in a shop's words. */
export function itemOf(wish: Wish): SampleItem {
  const kind = CLASSES[wish.kind];
  if (!kind) throw new Error(`unknown class ${wish.kind}`);
  const { material, sleeve, neckline } = wish.attributes;
  const kids = wish.ageGroup === 'kids';
  const words = kindWords(wish);
  const pattern = wish.pattern === 'solid' ? '' : wish.pattern.replace(' ', '-');
  const name = capital([kids ? "kids'" : '', wish.colour, pattern, words].filter(Boolean).join(' '));
  const cloth = `${wish.colour} ${material ?? 'cloth'} ${PATTERN_PHRASES[wish.pattern] ?? ''}`.trim();
  const sleeves =
    !sleeve || sleeve === 'none' ? '' : sleeve === 'sleeveless' ? ', sleeveless' : `, ${sleeve} sleeves`;
  const neck = neckline ? `, ${neckline === 'turtleneck' ? neckline : `${neckline} neck`}` : '';
  return {
    externalId: wish.externalId,
    name,
    description: `${capital(words)} in ${cloth}${neck}${sleeves}. ${CLASS_PHRASES[wish.kind] ?? ''}${kids ? ' For children.' : ''}`,
    category: kind.category,
    style: kind.style,
    ageGroup: wish.ageGroup,
    colour: wish.colour,
    pattern: wish.pattern,
    price: Number(wish.price.toFixed(2)),
    currency: 'EUR',
    attributes: { class: wish.kind, ...wish.attributes },
  };
}
