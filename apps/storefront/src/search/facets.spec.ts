import { describe, expect, it } from 'vitest';
import type { Recommendation } from '#sdk';
import { facets } from './facets.js';

function item(
  category: string | null,
  price: number | null,
  currency: string | null = 'EUR',
): Recommendation {
  return {
    image_id: 'i',
    external_id: null,
    name: 'x',
    score: 1,
    category,
    style: null,
    age_group: null,
    price,
    currency,
    url: null,
    in_stock: true,
    variant_group: null,
    photo_url: 'https://vitrine.example/p',
    preview_url: 'https://vitrine.example/m',
    thumbnail_url: 'https://vitrine.example/t',
  };
}

describe('facets', () => {
  it('gives the categories of what was found, the most frequent first, six at most', () => {
    const found = ['a', 'b', 'b', null, 'c', 'd', 'e', 'f', 'g'].map((category) => item(category, null));
    expect(facets(found).categories).toEqual(['b', 'a', 'c', 'd', 'e', 'f']);
  });

  it('gives two price limits that somebody would say', () => {
    const found = [12, 18, 37.5, 44, 61, 141].map((price) => item('a', price));
    expect(facets(found).prices.map(({ value }) => value)).toEqual([20, 50]);
    expect(facets(found).prices[0]?.text).toMatch(/^€20$/);
  });

  it('gives no price limits of few items, or of several currencies', () => {
    expect(facets([item('a', 10), item('a', 20)]).prices).toEqual([]);
    const mixed = [10, 20, 30, 40].map((price, at) => item('a', price, at === 0 ? 'USD' : 'EUR'));
    expect(facets(mixed).prices).toEqual([]);
  });
});
