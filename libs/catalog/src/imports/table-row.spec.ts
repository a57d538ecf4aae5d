import { describe, expect, it } from 'vitest';
import { tableRow } from './table-row.js';

describe('a row that cannot be used', () => {
  it.each([
    [{ name: 'A', external_id: 'a', photo: 'a.jpg', price: '12,50' }, 'price: Send a number such as 49.90'],
    [
      { name: 'A', external_id: 'a', photo: 'a.jpg', in_stock: 'maybe' },
      'in_stock: It should be true or false',
    ],
  ])('says what is wrong: %#', (row, message) => {
    expect(tableRow(3, row)).toMatchObject({ row: 3, code: 'ROW_INVALID', message });
  });
});
