import { setTimeout as sleep } from 'node:timers/promises';
import type { Image, Vitrine } from '#sdk';
import { progress } from './terminal.js';

const stalledAfterMs = 180_000;

export class EmbeddingStalledError extends Error {
  constructor(readonly pending: number) {
    super(
      `${pending} photos wait for their embedding, and none was embedded for ${stalledAfterMs / 1000} s. ` +
        'See .vitrine/logs/embedding-worker.log.',
    );
    this.name = 'EmbeddingStalledError';
  }
}

/** Waits until no photo is pending; returns those that could not be embedded. */
export async function waitEmbedded({ images }: Vitrine, total: number): Promise<Image[]> {
  const bar = progress('Embedding', total);
  let left = Infinity;
  let changedAt = Date.now();
  try {
    for (;;) {
      const asked = Date.now();
      const pending = (await listed(images, 'pending')).length;
      if (pending === 0) break;
      if (pending !== left) changedAt = Date.now();
      else if (Date.now() - changedAt > stalledAfterMs) throw new EmbeddingStalledError(pending);
      left = pending;
      bar.update(Math.max(0, total - pending));
      // A big catalogue takes several requests to count: no more than a fifth of the time goes to asking.
      await sleep(Math.max(250, 4 * (Date.now() - asked)));
    }
  } finally {
    bar.stop();
  }
  return listed(images, 'failed');
}

async function listed(
  images: Vitrine['images'],
  embedding_status: Image['embedding_status'],
): Promise<Image[]> {
  const found: Image[] = [];
  for await (const image of images.list({ limit: 100, embedding_status })) found.push(image);
  return found;
}
