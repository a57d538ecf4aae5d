import { describe, expect, it } from 'vitest';
import { whileRenewing } from './while-renewing.js';

describe('whileRenewing', () => {
  it('says that the work goes on until it has ended, and gives its answer', async () => {
    let said = 0;
    let end = () => undefined as void;
    const twice = new Promise<void>((resolve) => (end = resolve));
    const renew = async () => {
      said += 1;
      if (said === 2) end();
    };
    const answer = await whileRenewing(1, renew, async () => {
      await twice;
      return 'done';
    });
    expect(answer).toBe('done');
    const before = said;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(said).toBe(before);
  });

  it('goes on where it cannot be said, and says it again', async () => {
    let said = 0;
    let end = () => undefined as void;
    const twice = new Promise<void>((resolve) => (end = resolve));
    const renew = async () => {
      said += 1;
      if (said === 2) end();
      throw new Error('Postgres is away');
    };
    await whileRenewing(1, renew, () => twice);
    expect(said).toBeGreaterThan(1);
  });

  it('fails as the work does, once what is being said has been', async () => {
    let isSaying = false;
    let fail = (_error: Error) => undefined as void;
    const failing = new Promise<never>((_resolve, reject) => (fail = reject));
    const renew = async () => {
      isSaying = true;
      fail(new Error('the work failed'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      isSaying = false;
    };
    await expect(whileRenewing(1, renew, () => failing)).rejects.toThrow('the work failed');
    expect(isSaying).toBe(false);
  });
});
