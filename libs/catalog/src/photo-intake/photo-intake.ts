import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { MAX_PHOTO_BYTES } from './limits.js';
import { PhotoTooLargeError } from './photo-too-large.error.js';
import { preparePhoto, type PreparedPhoto, previewOf } from './prepare-photo.js';
import { recognisePhoto } from './recognise-photo.js';

/** From here on a decoded photo is counted in hundreds of megabytes, and only one is decoded at a time. */
const LARGE_PIXELS = 16_000_000;

const HASHED_AT_ONCE = 1_048_576;

/** Turns a file that a shop sent into what is stored of it. Decoding runs in libvips' threads. */
@Injectable()
export class PhotoIntake {
  /** One of libuv's four threads is left for the disk. */
  private readonly slots = pLimit(Math.min(availableParallelism(), 3));
  private readonly largeSlot = pLimit(1);

  constructor() {
    // Uploads are all different: libvips' cache would only hold memory. One thread each: the slots share the cores.
    sharp.cache(false);
    sharp.concurrency(1);
  }

  /**
   * @throws ImageRejectedError with the reason when the file is not a usable JPEG, PNG or WebP
   * @throws PhotoTooLargeError
   */
  async prepare(file: Buffer): Promise<PreparedPhoto> {
    if (file.length > MAX_PHOTO_BYTES) throw new PhotoTooLargeError(MAX_PHOTO_BYTES);
    const header = await recognisePhoto(file);
    const decode = () => this.slots(() => preparePhoto(file, header));
    return header.width * header.height > LARGE_PIXELS ? this.largeSlot(decode) : decode();
  }

  /** What grids show in place of a large photo; undefined where that is the photo itself. @throws ImageRejectedError */
  preview(prepared: PreparedPhoto): Promise<Buffer | undefined> {
    return this.slots(() => previewOf(prepared));
  }

  /** SHA-256 of the file as it was sent, by which the same photo sent again is known. */
  async fingerprint(file: Buffer): Promise<Buffer> {
    const hash = createHash('sha256');
    for (let start = 0; start < file.length; start += HASHED_AT_ONCE) {
      if (start > 0) await setImmediate();
      hash.update(file.subarray(start, start + HASHED_AT_ONCE));
    }
    return hash.digest();
  }
}
