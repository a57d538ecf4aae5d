import { describe, expect, it } from 'vitest';
import { refuseLying } from './refuse-lying.js';
import { standing } from './testing/synthetic-person.js';

describe('somebody who lies', () => {
  it('is refused, head to either side', () => {
    for (const way of [-1, 1]) {
      const lying = standing({
        left_shoulder: [200, 350],
        right_shoulder: [200, 250],
        left_hip: [200 + way * 140, 340],
        right_hip: [200 + way * 140, 260],
      });
      expect(() => refuseLying(lying)).toThrow(/somebody who lies/);
    }
  });

  it('is nobody who stands, or leans a little', () => {
    expect(() => refuseLying(standing())).not.toThrow();
    const leaning = standing({ left_hip: [290, 330], right_hip: [230, 340] });
    expect(() => refuseLying(leaning)).not.toThrow();
  });
});
