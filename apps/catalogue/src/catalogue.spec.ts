import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from './catalogue.js';
import { CLASSES } from './classes.js';
import { imagesCsv, labelsCsv, photoName } from './csv.js';
import { isPattern } from './item.js';
import { isColour } from './palette.js';
import { randomItems } from './random-items.js';

describe('sampleCatalogue', () => {
  const items = sampleCatalogue();

  it('is the same for the same seed', () => {
    expect(sampleCatalogue()).toEqual(items);
    expect(sampleCatalogue(2)).not.toEqual(items);
  });

  it('has at least 72 products, none of them twice', () => {
    expect(items.length).toBeGreaterThanOrEqual(72);
    expect(new Set(items.map((item) => item.externalId)).size).toBe(items.length);
    expect(new Set(items.map((item) => `${item.name} ${JSON.stringify(item.attributes)}`)).size).toBe(
      items.length,
    );
  });

  it('describes every product completely', () => {
    const incomplete = items.filter(
      (item) =>
        [item.name, item.description, item.category, item.style, item.ageGroup, item.currency].some(
          (text) => text.length < 3,
        ) ||
        !isColour(item.colour) ||
        !isPattern(item.pattern) ||
        item.price < 5 ||
        !item.name.toLowerCase().includes(item.colour) ||
        / {2}|undefined/.test(item.description),
    );
    expect(incomplete).toEqual([]);
  });

  it('holds every class that can be drawn', () => {
    expect(new Set(items.map((item) => item.attributes['class']))).toEqual(new Set(Object.keys(CLASSES)));
  });

  it('is what the demo has', async () => {
    const committed = new URL('../../standalone/sample/', import.meta.url);
    expect(await readFile(new URL('images.csv', committed), 'utf8')).toBe(imagesCsv(items, 'webp'));
    expect((await readdir(new URL('images', committed))).sort()).toEqual(
      items.map((item) => photoName(item, 'webp')).sort(),
    );
  });
});

describe('randomItems', () => {
  it('is the same for the same seed, and covers all classes, colours and patterns', () => {
    const items = randomItems(1500, 4);
    expect(randomItems(1500, 4)).toEqual(items);
    expect(new Set(items.map((item) => item.attributes['class'])).size).toBe(Object.keys(CLASSES).length);
    expect(new Set(items.map((item) => item.colour)).size).toBe(16);
    expect(new Set(items.map((item) => item.pattern)).size).toBe(5);
  });
});

describe('the tables', () => {
  it('have a line for each item and quote what needs it', () => {
    const [item] = sampleCatalogue();
    if (!item) throw new Error('empty catalogue');
    const odd = { ...item, description: 'Soft, "easy"' };
    const images = imagesCsv([odd]).trimEnd().split('\n');
    expect(images[0]).toBe(
      'image,external_id,name,description,category,style,age_group,price,currency,colour,pattern,class,material,sleeve,neckline,cut',
    );
    expect(images[1]).toContain('"Soft, ""easy"""');
    expect(labelsCsv([item])).toBe(
      'file,class,colour,pattern,sleeve,name\nimages/vitrine-001.jpg,t-shirt,navy,striped,short,Navy striped t-shirt\n',
    );
  });
});
