import { describe, expect, it } from 'vitest';
import { demoPrompts } from './demo-prompts.js';
import { sampleItems } from './sample.js';

describe('the demo', () => {
  it('asks twenty prompts', () => {
    expect(demoPrompts).toHaveLength(20);
  });

  it.each(demoPrompts)(
    'has three right answers or more to "$prompt", one to a name',
    async ({ matches, isName }) => {
      const items = await sampleItems();
      const right = items.filter(matches);
      if (isName) expect(right).toHaveLength(1);
      else expect(right.length).toBeGreaterThanOrEqual(3);
      expect(right.length).toBeLessThan(items.length / 8);
    },
  );
});
