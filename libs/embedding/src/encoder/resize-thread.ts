import { createRequire } from 'node:module';
import { type Pool, pool } from 'workerpool';
import type { Resize } from './pillow-resize.js';
import type { ResizeMethods } from './resize-worker.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#photo-resize-worker');

/** `pillowResize` on a thread of its own, started with the first photo that needs it. */
export class ResizeThread {
  private pool: Pool | undefined;

  /** RGB bytes [from.height, from.width, 3] to [window.height, window.width, 3]. */
  async run(pixels: Uint8Array, resize: Resize): Promise<Buffer> {
    this.pool ??= pool(ENTRY, { workerType: 'thread', maxWorkers: 1 });
    const worker = await this.pool.proxy<ResizeMethods>();
    const { buffer, byteLength } = await worker.resize(pixels, resize);
    return Buffer.from(buffer, 0, byteLength);
  }

  async close(): Promise<void> {
    await this.pool?.terminate();
    this.pool = undefined;
  }
}
