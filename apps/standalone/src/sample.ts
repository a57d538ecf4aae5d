import { createHash } from 'node:crypto';
import type { Catalogue, CatalogueItem } from './catalogue.js';
import { demoPrompts, renderItem, sampleCatalogue, type SampleItem } from './sample-catalogue/index.js';

const seed = 1;
/** Raise it when the drawing changes: what was uploaded before is then uploaded again. */
const drawing = 1;

/** The catalogue that the project draws itself: nothing to download, no one's photo. */
export function sample(): Catalogue {
  const drawn = sampleCatalogue(seed);
  const byId = new Map(drawn.map((item) => [item.externalId, item]));
  return {
    key: 'sample',
    shopName: 'Demo shop',
    items: drawn.map(itemOf),
    prompts: demoPrompts.map((demo) => ({
      prompt: demo.prompt,
      matches: (externalId) => {
        const item = byId.get(externalId);
        return item !== undefined && demo.matches(item);
      },
      // The catalogue is drawn so that there are enough: three are asked for, of a name the one.
      wanted: demo.isName ? 1 : 3,
    })),
  };
}

function itemOf(item: SampleItem): CatalogueItem {
  const { externalId, name, description, category, style, ageGroup, colour, pattern, price, currency } = item;
  return {
    externalId,
    fields: {
      name,
      description,
      category,
      style,
      age_group: ageGroup,
      price: String(price),
      currency,
      in_stock: 'true',
      attributes: JSON.stringify({ ...item.attributes, colour, pattern }),
    },
    fingerprint: createHash('sha256')
      .update(JSON.stringify([drawing, seed, item]))
      .digest('hex'),
    fileName: `${externalId}.jpg`,
    contentType: 'image/jpeg',
    photo: async () => new Uint8Array(await renderItem(item, seed)),
  };
}
