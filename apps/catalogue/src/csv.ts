import type { SampleItem } from './item.js';
import type { PhotoFormat } from './render.js';

/** What a shop would say of an item beside its colour and pattern. */
const ATTRIBUTES = ['class', 'material', 'sleeve', 'neckline', 'cut'] as const;

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';

/** The file name of an item's photo. */
export function photoName(item: SampleItem, format: PhotoFormat = 'jpg'): string {
  return `${item.externalId}.${format}`;
}

/** The catalogue as the upload's metadata file. */
export function imagesCsv(items: readonly SampleItem[], format: PhotoFormat = 'jpg'): string {
  return table(
    [
      'image',
      'external_id',
      'name',
      'description',
      'category',
      'style',
      'age_group',
      'price',
      'currency',
      'colour',
      'pattern',
      ...ATTRIBUTES,
    ],
    items.map((i) => [
      photoName(i, format),
      i.externalId,
      i.name,
      i.description,
      i.category,
      i.style,
      i.ageGroup,
      i.price.toFixed(2),
      i.currency,
      i.colour,
      i.pattern,
      ...ATTRIBUTES.map((name) => i.attributes[name] ?? ''),
    ]),
  );
}

/** The labels an encoder trains on. */
export function labelsCsv(items: readonly SampleItem[]): string {
  return table(
    ['file', 'class', 'colour', 'pattern', 'sleeve', 'name'],
    items.map((i) => [
      `images/${photoName(i)}`,
      i.attributes['class'] ?? '',
      i.colour,
      i.pattern,
      i.attributes['sleeve'] ?? 'none',
      i.name,
    ]),
  );
}
