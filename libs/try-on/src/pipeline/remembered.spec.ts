import { expect, it } from 'vitest';
import { remembered } from './remembered.js';

it('makes what it is asked for once for the same objects, and anew for others', () => {
  let made = 0;
  const sum = remembered((a: { n: number }, b: { n: number }) => {
    made++;
    return { sum: a.n + b.n };
  });
  const [one, two] = [{ n: 1 }, { n: 2 }];
  expect(sum(one, two)).toBe(sum(one, two));
  expect(made).toBe(1);
  expect(sum(two, one)).toEqual({ sum: 3 });
  expect(sum(one, { n: 2 })).toEqual({ sum: 3 });
  expect(made).toBe(3);
});
