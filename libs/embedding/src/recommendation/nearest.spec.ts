import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Nearest } from './nearest.js';

it('gives the nearest of all that were offered, in the order of a stable sort', () => {
  const cosines = fc.array(fc.constantFrom(-1, -0.5, 0, 0.25, 0.5, 0.75, 1), { maxLength: 200 });
  fc.assert(
    fc.property(cosines, fc.integer({ min: 1, max: 12 }), (offered, wanted) => {
      const nearest = new Nearest(wanted);
      const all = offered.map((cosine, at): [string, number] => [`${at}`, cosine]);
      for (const [id, cosine] of all) nearest.offer(id, cosine);
      const sorted = all.toSorted(([, a], [, b]) => b - a).slice(0, wanted);
      expect([...nearest.inOrder()]).toEqual(sorted);
    }),
  );
});
