import { describe, expect, it } from 'vitest';
import { itemPart } from './item-parts.js';

describe('itemPart', () => {
  it.each([
    [['Dresses', 'Anna'], 'dress'],
    [['Women', 'Blue denim jeans'], 'lower'],
    [['Tops', 'Red skirt'], 'upper'],
    [['Sneakers', 'Air 90'], 'shoes'],
    [['Hosen', 'Lina'], 'lower'],
    [['Vestes', 'Milan'], 'outer'],
    [['Sudaderas'], 'upper'],
    [['Bags', 'Shirt bag'], 'beside'],
    [['Sonnenbrillen'], 'beside'],
    [['Waistcoats'], 'outer'],
    [['Capes', 'Wool cape'], 'outer'],
    [['Caps'], 'beside'],
  ])('takes %j for %s', (texts, part) => {
    expect(itemPart(texts)).toBe(part);
  });

  it.each([[['Swimwear', 'Shirt']], [['SS26', 'Quillon 12']], [[]], [['']]])(
    'says nothing of %j',
    (texts) => {
      expect(itemPart(texts)).toBeUndefined();
    },
  );
});
