import { describe, expect, it } from 'vitest';
import { whileRenewing } from './while-renewing.js';

const OFTEN = { everyMs: 1, mostMs: 60_000 };

describe('whileRenewing', () => {
  it('says that the work goes on until it has ended, and gives its answer', async () => {
    let said = 0;
    let end = () => undefined as void;
    const twice = new Promise<void>((resolve) => (end = resolve));
    const renew = async () => {
      said += 1;
      if (said === 2) end();
    };
    const answer = await whileRenewing(OFTEN, renew, async () => {
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
    await whileRenewing(OFTEN, renew, () => twice);
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
    await expect(whileRenewing(OFTEN, renew, () => failing)).rejects.toThrow('the work failed');
    expect(isSaying).toBe(false);
  });

  it('leaves work that hangs to others', async () => {
    let said = 0;
    let end = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (end = resolve));
    const working = whileRenewing(
      { everyMs: 1, mostMs: 0 },
      async () => void (said += 1),
      () => hanging,
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(said).toBeLessThanOrEqual(1);
    end();
    await working;
  });
});
