import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { importedImageId } from './imported-image-id.js';

it('is the same each time for a row, another for each, and of the time of the import', () => {
  const id = uuidv7();
  const ids = Array.from({ length: 100 }, (_, row) => importedImageId(id, row));
  expect(new Set(ids).size).toBe(100);
  expect(importedImageId(id, 7)).toBe(ids[7]);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
  expect(ids[0]?.slice(0, 13)).toBe(id.slice(0, 13));
});
