import { describe, expect, it } from 'vitest';
import { nameOf, UploadQueue } from './upload-queue.js';

const file = (name: string) => ({ name }) as File;

describe('an upload queue', () => {
  it('sends a few at once, goes on after a failure, and says when all are through', async () => {
    let atOnce = 0;
    let most = 0;
    const sent: string[] = [];
    const finished = new Promise<void>((resolve) => {
      const queue = new UploadQueue(
        async ({ name }) => {
          most = Math.max(most, ++atOnce);
          await new Promise((next) => setTimeout(next, 1));
          atOnce--;
          if (name === 'bad') throw new Error('refused');
          sent.push(name);
        },
        () => undefined,
        () => {
          expect(queue).toMatchObject({ total: 6, done: 6 });
          expect(queue.failures.map(({ file }) => file.name)).toEqual(['bad']);
          resolve();
        },
      );
      queue.add(['a', 'b', 'bad', 'c'].map(file));
      queue.add(['d', 'e'].map(file));
    });
    await finished;
    expect(sent.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(3);
  });
});

describe('the name of an item', () => {
  it('is that of its file, readable', () => {
    expect(nameOf(file('red-linen_dress.JPG'))).toBe('red linen dress');
    expect(nameOf(file('.jpg'))).toBe('.jpg');
  });
});
