import { describe, expect, it } from 'vitest';
import { AskerMarks } from './asker-marks.js';
import { tenant } from './testing/serve.js';

describe('AskerMarks', () => {
  const marks = new AskerMarks({ SIGNING_SECRET: ['secret of this spec'] });
  const shopper = { ...tenant, tokenKind: 'publishable' as const };
  const mark = marks.of(shopper, 'a red dress', '203.0.113.7');

  it('is the same for the same words from one network', () => {
    expect(mark).toMatch(/^[A-Za-z0-9+/]{16}$/);
    expect(marks.of(shopper, '  A red\tDRESS ', '203.0.113.7')).toBe(mark);
  });

  it('is another for other words, another network, another key and another secret', () => {
    const others = [
      marks.of(shopper, 'a red hat', '203.0.113.7'),
      marks.of(shopper, 'a red dress', '203.0.113.8'),
      marks.of({ ...shopper, apiKeyId: 'other' }, 'a red dress', '203.0.113.7'),
      new AskerMarks({ SIGNING_SECRET: ['another'] }).of(shopper, 'a red dress', '203.0.113.7'),
    ];
    expect(new Set([...others, mark]).size).toBe(5);
  });

  it("is none for a shop's own server, and where no address is known", () => {
    expect(marks.of(tenant, 'a red dress', '203.0.113.7')).toBeNull();
    expect(marks.of(shopper, 'a red dress', undefined)).toBeNull();
  });
});
