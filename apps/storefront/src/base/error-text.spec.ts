import { describe, expect, it } from 'vitest';
import { TryOnFailedError, VitrineError } from '#sdk';
import { errorTextId, pageError } from './error-text.js';

const failed = (code: string, message: string) => errorTextId(new TryOnFailedError(message, code, 'a-job'));

describe('errorTextId', () => {
  it.each([
    ['SEGMENTATION_FAILED', 'No garment found in clothing_image. Send a photo of one garment.'],
    ['WARP_FAILED', 'clothing_image does not show how the garment is cut.'],
    ['INVALID_IMAGE_FORMAT', 'clothing_image is 20×20 pixels, too small to see anything in it.'],
  ])('does not blame the shopper’s photo for %s of the item’s own', (code, message) => {
    expect(failed(code, message)).toBe('errorItemPhoto');
  });

  it.each(['shoes', 'a hat', 'no garment'])('says of %s that nobody can try them on', (what) => {
    const message = `clothing_image shows ${what}. Send a photo of one top, jacket, dress, skirt or pair of trousers.`;
    expect(failed('SEGMENTATION_FAILED', message)).toBe('errorItemKind');
  });

  it.each([
    ['SEGMENTATION_FAILED', 'errorNoPerson'],
    ['POSE_FAILED', 'errorPose'],
    ['QUALITY_CHECK_FAILED', 'errorQuality'],
    ['IMAGE_TOO_LARGE', 'errorTooLarge'],
    ['TIMEOUT', 'errorTimeout'],
  ] as const)('says of %s what the shopper can do', (code, text) => {
    expect(failed(code, 'No person found in person_image.')).toBe(text);
  });

  it('says of a photo that is too small, or shows too little, just that', () => {
    const small =
      'person_image is 30×40 pixels, too small to see anything in it. Send one of 400 pixels or more.';
    expect(failed('INVALID_IMAGE_FORMAT', small)).toBe('errorTooSmall');
    expect(failed('INVALID_IMAGE_FORMAT', 'person_image is damaged or cut off.')).toBe('errorFormat');
    const face =
      'person_image shows little more than a face. Send a photo that shows the body down to the hips.';
    expect(failed('POSE_FAILED', face)).toBe('errorTooClose');
  });

  it('says of what has no sentence that it is on our side, and of the page itself what is wrong', () => {
    expect(errorTextId(new TypeError('a fault of ours'))).toBe('errorService');
    expect(errorTextId(new VitrineError('?', 'SOMETHING_NEW', 500, undefined))).toBe('errorService');
    expect(errorTextId(pageError('NOT_CONNECTED'))).toBe('errorOffline');
  });
});
