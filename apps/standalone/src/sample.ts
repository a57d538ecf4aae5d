import { join } from 'node:path';
import type { Catalogue, CatalogueItem } from './catalogue.js';
import { demoPrompts } from './demo-prompts.js';
import { photosFolder } from './photos/photos-folder.js';
import { productRoot } from './root.js';

/** Where `npm run catalogue` has drawn the demo's photos: nothing to download, no one's photo. */
export const SAMPLE_FOLDER = join(productRoot(), 'apps/standalone/sample');

/** An item of the sample with what its shop says of it: `class`, `colour`, `pattern`, `material`, `sleeve` … */
export interface SampleItem extends CatalogueItem {
  name: string;
  category: string;
  attributes: Readonly<Record<string, string>>;
}

/** The drawn items, in the order of their numbers. */
export async function sampleItems(): Promise<SampleItem[]> {
  const { items } = await photosFolder(SAMPLE_FOLDER, () => undefined);
  return items.map((item) => ({
    ...item,
    name: item.fields.name,
    category: item.fields.category ?? '',
    attributes: JSON.parse(item.fields.attributes ?? '{}') as Record<string, string>,
  }));
}

/** The demo's shop, and what is asked of it. */
export async function sample(): Promise<Catalogue> {
  const items = await sampleItems();
  const byId = new Map(items.map((item) => [item.externalId, item]));
  return {
    key: 'sample',
    shopName: 'Demo shop',
    items,
    prompts: demoPrompts.map((demo) => ({
      prompt: demo.prompt,
      matches: (externalId) => {
        const item = byId.get(externalId);
        return item !== undefined && demo.matches(item);
      },
      // There are enough (demo-prompts.spec.ts): three are asked for, of a name the one.
      wanted: demo.isName ? 1 : 3,
    })),
  };
}
