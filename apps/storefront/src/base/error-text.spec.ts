import { describe, expect, it } from 'vitest';
import { TryOnFailedError, VitrineError } from '#sdk';
import { errorTextId, pageError } from './error-text.js';

type AtFault = TryOnFailedError['atFault'];
const failed = (code: string, atFault?: AtFault, message = 'Send another photo.') =>
  errorTextId(new TryOnFailedError(message, code, 'a-job', atFault));

describe('errorTextId', () => {
  it.each(['SEGMENTATION_FAILED', 'WARP_FAILED', 'PHOTO_TOO_SMALL', 'QUALITY_CHECK_FAILED'])(
    'does not blame the shopper’s photo for %s of the item’s own',
    (code) => expect(failed(code, 'garment_photo')).toBe('errorItemPhoto'),
  );

  it('says of what is no garment that nobody can try it on', () => {
    expect(failed('SEGMENTATION_FAILED', 'garment')).toBe('errorItemKind');
  });

  it('tells nothing by a sentence: it may be in other words tomorrow', () => {
    const sentence = 'No person found in person_image; clothing_image shows shoes.';
    expect(failed('SEGMENTATION_FAILED', 'person_photo', sentence)).toBe('errorNoPerson');
    expect(failed('SEGMENTATION_FAILED', undefined, sentence)).toBe('errorNoPerson');
    const face = 'person_image shows little more than a face.';
    expect(failed('POSE_FAILED', 'person_photo', face)).toBe('errorPose');
  });

  it.each([
    ['SEGMENTATION_FAILED', 'errorNoPerson'],
    ['POSE_FAILED', 'errorPose'],
    ['QUALITY_CHECK_FAILED', 'errorQuality'],
    ['IMAGE_TOO_LARGE', 'errorTooLarge'],
    ['PHOTO_TOO_SMALL', 'errorTooSmall'],
    ['BODY_NOT_SHOWN', 'errorTooClose'],
    ['TIMEOUT', 'errorTimeout'],
  ] as const)('says of %s what the shopper can do', (code, text) => {
    expect(failed(code, 'person_photo')).toBe(text);
  });

  it('says of what has no sentence that it is on our side, and of the page itself what is wrong', () => {
    expect(errorTextId(new TypeError('a fault of ours'))).toBe('errorService');
    expect(errorTextId(new VitrineError('?', 'SOMETHING_NEW', 500, undefined))).toBe('errorService');
    expect(errorTextId(pageError('NOT_CONNECTED'))).toBe('errorOffline');
  });
});
