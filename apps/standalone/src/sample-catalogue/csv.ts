import type { SampleItem } from './item.js';

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';

/** The file name of an item's photo. */
export function photoName(item: SampleItem): string {
  return `${item.externalId}.jpg`;
}

/** The catalogue as the upload's metadata file. */
export function imagesCsv(items: readonly SampleItem[]): string {
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
    ],
    items.map((i) => [
      photoName(i),
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
