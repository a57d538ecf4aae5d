import { describe, expect, it } from 'vitest';
import type { TryOnRow } from './try-on-row.js';
import { resultOfRow } from './result-of-row.js';

const results = [{ n: 0, objectKey: 'a' }] as TryOnRow['results'];
const row = { status: 'completed' as const, progress: 100, errorMessage: null, results };

describe('resultOfRow', () => {
  it('is the one of its number', () => {
    expect(resultOfRow(row, 0)).toBe(results[0]);
    expect(() => resultOfRow(row, 1)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('is not there yet while the job waits or is made, which is a conflict and no 404', () => {
    for (const status of ['receiving', 'queued', 'processing'] as const)
      expect(() => resultOfRow({ ...row, status, progress: 55, results: [] }, 0)).toThrow(
        expect.objectContaining({
          code: 'TRYON_NOT_READY',
          kind: 'conflict',
          message: expect.stringContaining('55 %') as string,
        }),
      );
  });

  it('never comes of a job that failed: why is said', () => {
    const failed = { ...row, status: 'failed' as const, results: [], errorMessage: 'No person was found.' };
    expect(() => resultOfRow(failed, 0)).toThrow(
      expect.objectContaining({
        code: 'TRYON_FAILED',
        kind: 'conflict',
        message: expect.stringContaining('No person was found.') as string,
      }),
    );
  });

  it('is as good as never there once the job was cancelled', () => {
    expect(() => resultOfRow({ ...row, status: 'cancelled' }, 0)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});
