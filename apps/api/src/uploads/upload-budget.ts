import { Injectable } from '@nestjs/common';
import { UPLOADS_IN_MEMORY_BYTES } from './upload-limits.js';

/**
 * Bounds the memory of uploads: each reserves the size of its body before it is read, and those that find no room
 * wait in turn. Their clients are held back by TCP meanwhile.
 */
@Injectable()
export class UploadBudget {
  private free = UPLOADS_IN_MEMORY_BYTES;
  private readonly waiting: { bytes: number; start: () => void }[] = [];

  /** Waits for room. @returns gives the room back; calling it twice does nothing */
  async reserve(bytes: number): Promise<() => void> {
    if (this.waiting.length > 0 || bytes > this.free) {
      await new Promise<void>((start) => this.waiting.push({ bytes, start }));
    } else {
      this.free -= bytes;
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.free += bytes;
      this.startWaiting();
    };
  }

  private startWaiting(): void {
    for (let next = this.waiting[0]; next !== undefined && next.bytes <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.bytes;
      next.start();
    }
  }
}
