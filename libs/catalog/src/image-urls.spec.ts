import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UrlSigner } from '#platform';
import { testConfig } from '#testing';
import { ImageUrls } from './image-urls.js';
import { newPhotoKeys, photoKeyOf, versionOf } from './photo-keys.js';

const urls = new ImageUrls(testConfig(), new UrlSigner('a'.repeat(32)));

function signatureOf(href: string) {
  const { of, v, sig } = Object.fromEntries(new URL(href).searchParams);
  return { of: of!, v: v!, sig: sig! };
}

test('a URL says whose photo it is, and which', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (apiKeyId, id) => {
      const { photoKey, thumbnailKey } = newPhotoKeys(apiKeyId, id);
      const { photo_url, preview_url, thumbnail_url } = urls.of({ apiKeyId, id, photoKey });
      const signature = signatureOf(photo_url);
      expect(urls.verify(id, 'photo', signature)).toBe(apiKeyId);
      expect(urls.verify(id, 'thumbnail', signature)).toBeUndefined();
      expect(urls.verify(id, 'preview', signature)).toBeUndefined();
      expect(urls.verify(id, 'preview', signatureOf(preview_url))).toBe(apiKeyId);
      expect(urls.verify(id, 'thumbnail', signatureOf(thumbnail_url))).toBe(apiKeyId);
      expect(signature.v).toBe(versionOf(photoKey));
      expect(photoKeyOf(apiKeyId, id, signature.v, 'thumbnail')).toBe(thumbnailKey);
    }),
  );
});

test('an unspecified PUBLIC_URL is where the server listens', () => {
  const at = (HOST: string) =>
    new ImageUrls({ ...testConfig(), PUBLIC_URL: undefined, HOST, PORT: 3000 }, new UrlSigner('x')).of({
      apiKeyId: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
      id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
      photoKey: 'a/b/v-photo.jpg',
    }).photo_url;
  expect(at('127.0.0.1')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/images\//);
  expect(at('0.0.0.0')).toMatch(/^http:\/\/localhost:3000\//);
  expect(at('::1')).toMatch(/^http:\/\/\[::1\]:3000\//);
});
