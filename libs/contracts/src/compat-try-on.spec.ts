import { describe, expect, it } from 'vitest';
import { jpegResultFile, resultFile } from './compat-try-on.js';

describe('the name of a result file', () => {
  const id = '550e8400-e29b-41d4-a716-446655440000';

  it('is that of a job id', () => {
    expect(resultFile.safeParse({ file: `${id}.png` }).success).toBe(true);
    expect(jpegResultFile.safeParse({ filename: `result_${id}.jpg` }).success).toBe(true);
  });

  it.each(['-'.repeat(36), 'a'.repeat(36), id.toUpperCase(), `${id.slice(0, -1)}-`, `${id}0`])(
    'is not %s, which Postgres takes for no id',
    (name) => {
      expect(resultFile.safeParse({ file: `${name}.png` }).success).toBe(false);
      expect(jpegResultFile.safeParse({ filename: `result_${name}.jpg` }).success).toBe(false);
    },
  );
});
