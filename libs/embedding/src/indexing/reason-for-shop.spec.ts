import { describe, expect, it } from 'vitest';
import { ModelFolderError } from '#inference';
import { PhotoUnreadableError } from '../encoder/encoder.errors.js';
import { PhotoStopsWorkerError } from './photo-stops-worker.error.js';
import { reasonForShop } from './reason-for-shop.js';

describe('reasonForShop', () => {
  it('says what is wrong with the photo', () => {
    expect(reasonForShop(new PhotoUnreadableError())).toBe('The photo could not be decoded.');
    expect(reasonForShop(new PhotoStopsWorkerError())).toContain('another format');
  });

  it('says nothing of faults of ours but that they are', () => {
    for (const error of [
      new ModelFolderError('/srv/models/mini', 'no file.'),
      new Error('connect 10.0.0.7:5432'),
    ]) {
      expect(reasonForShop(error)).toMatch(/^Something went wrong on our side/);
    }
  });
});
