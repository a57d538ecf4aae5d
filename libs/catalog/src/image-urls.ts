import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, packId, publicUrlOf, unpackId, UrlSigner } from '#platform';
import { type PhotoVariant, versionOf } from './photo-keys.js';
import type { Config } from './settings.js';

const MAX_KNOWN = 20_000;

/** Of an item's photo, in three sizes. */
export type PhotoUrls = { photo_url: string; preview_url: string; thumbnail_url: string };

/** The parameters of a signed photo URL. `of` is the API key's id, base64url. */
export type PhotoSignature = { of: string; v: string; sig: string };

/**
 * URLs under which a browser may fetch a photo without a key. The signature covers the tenant, the image and the
 * version of its photo, so that one URL always shows the same bytes and can be cached for ever.
 */
@Injectable()
export class ImageUrls {
  private readonly base: string;
  /** By the key of the photo, which is never used for another. */
  private readonly known = new LRUCache<string, PhotoUrls>({ max: MAX_KNOWN });

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly signer: UrlSigner,
  ) {
    this.base = publicUrlOf(config);
  }

  /** The URLs of an item. */
  of(image: { apiKeyId: string; id: string; photoKey: string }): PhotoUrls {
    let urls = this.known.get(image.photoKey);
    if (urls === undefined) {
      const owner = packId(image.apiKeyId);
      const version = versionOf(image.photoKey);
      urls = {
        photo_url: this.signed(image.id, 'photo', owner, version),
        preview_url: this.signed(image.id, 'preview', owner, version),
        thumbnail_url: this.signed(image.id, 'thumbnail', owner, version),
      };
      this.known.set(image.photoKey, urls);
    }
    return urls;
  }

  /** The tenant that a signature was made for, undefined when it was not made here for this photo. */
  verify(imageId: string, variant: PhotoVariant, { of, v, sig }: PhotoSignature): string | undefined {
    return this.signer.verify(pathOf(imageId, variant, of, v), sig) ? unpackId(of) : undefined;
  }

  private signed(imageId: string, variant: PhotoVariant, of: string, v: string): string {
    const path = pathOf(imageId, variant, of, v);
    return `${this.base}${path}&sig=${this.signer.sign(path)}`;
  }
}

function pathOf(imageId: string, variant: PhotoVariant, of: string, v: string): string {
  return `/api/images/${imageId}/${variant}?of=${of}&v=${v}`;
}
