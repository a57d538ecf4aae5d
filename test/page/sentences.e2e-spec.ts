import { describe, expect, it } from 'vitest';
import { TryOnFailedError } from '#sdk';
import { TRY_ON_ERRORS } from '#contracts';
import { errorTextId } from '../../apps/storefront/src/base/error-text.js';

/** Failures that a shopper can do nothing about. */
const OURS = [
  'NANO_API_ERROR',
  'RENDERER_FAILED',
  'MODE_NOT_AVAILABLE',
  'GARMENT_TYPE_UNSUPPORTED',
  'STORAGE_ERROR',
  'INTERNAL_ERROR',
];

describe('the dialog', () => {
  it.each(Object.keys(TRY_ON_ERRORS))('has a sentence for a job that failed with %s', (code) => {
    const text = errorTextId(new TryOnFailedError('person_image', code, 'a-job'));
    expect(text === 'errorService').toBe(OURS.includes(code));
  });
});
