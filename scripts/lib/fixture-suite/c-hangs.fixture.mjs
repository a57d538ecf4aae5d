import { expect, it } from 'vitest';

it('answers', () => expect(6 * 7).toBe(42));
it('waits for ever', async () => {
  await new Promise(() => {});
  expect.unreachable();
});
