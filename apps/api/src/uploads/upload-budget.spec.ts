import { describe, expect, it } from 'vitest';
import { KEYLESS, UploadBudget } from './upload-budget.js';

/** Whether a promise has settled once all that can go on has gone on. */
async function isSettled(work: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void work.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('UploadBudget', () => {
  it('holds nothing for bytes that were announced and did not come', async () => {
    const budget = new UploadBudget(100, 100);
    for (let i = 0; i < 1_000; i++) await budget.begin(KEYLESS).take(0);
    expect(await isSettled(budget.begin('a').take(100))).toBe(true);
  });

  it('leaves room to other keys, whatever one of them holds', async () => {
    const budget = new UploadBudget(100, 40);
    const flood = Array.from({ length: 10 }, () => budget.begin('a'));
    const taken = flood.map((one) => one.take(30));
    expect(await Promise.all(taken.map(isSettled))).toEqual([
      true,
      ...Array.from({ length: 9 }, () => false),
    ]);
    expect(await isSettled(budget.begin('b').take(40))).toBe(true);
    expect(await isSettled(budget.begin(KEYLESS).take(25))).toBe(true);
  });

  it('goes on in turn when room is given back, and counts what is given back once', async () => {
    const budget = new UploadBudget(100, 40);
    const first = budget.begin('a');
    await first.take(30);
    const [second, third] = [budget.begin('a'), budget.begin('a')];
    const [of2, of3] = [second.take(40), third.take(40)];
    first.release();
    first.release();
    expect(await Promise.all([of2, of3].map(isSettled))).toEqual([true, false]);
    second.release();
    expect(await isSettled(of3)).toBe(true);
  });

  it('lets the first one finish, so that none waits for another for ever', async () => {
    const budget = new UploadBudget(100, 40);
    const uploads = ['a', 'a', 'b', 'b', 'c', 'd'].map((owner) => budget.begin(owner));
    await Promise.all(uploads.map((one) => one.take(10)));
    const rest = uploads.map((one) => one.take(50));
    for (const [at, upload] of uploads.entries()) {
      expect(await isSettled(rest[at]!)).toBe(true);
      upload.release();
    }
  });

  it('counts a form for its key once the key is known', async () => {
    const budget = new UploadBudget(100, 40);
    const form = budget.begin(KEYLESS);
    await form.take(40);
    form.moveTo('a');
    await budget.begin(KEYLESS).take(10);
    expect(await isSettled(budget.begin(KEYLESS).take(30))).toBe(true);
    expect(await isSettled(budget.begin('a').take(10))).toBe(false);
  });
});
