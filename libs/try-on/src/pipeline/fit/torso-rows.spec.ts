import { describe, expect, it } from 'vitest';
import { NO_PART } from '../mesh/mesh.js';
import { rowsOf } from './torso-rows.js';

describe('rowsOf', () => {
  const parts = { width: 40, height: 30, data: new Uint8Array(40 * 30).fill(NO_PART) };
  for (let y = 5; y < 25; y++) parts.data.fill(0, y * 40 + 10, y * 40 + 31);
  parts.data.fill(1, 10 * 40, 10 * 40 + 8);
  const mesh = { rest: Float64Array.from([0, 10, 20, 10, 0, 20, 0, 27, 0, 99]) };

  it('has the outermost pixels of a part at the heights of the vertices, other parts left out', () => {
    const rows = rowsOf(mesh as never, parts, 0);
    expect(rows.get(10)).toEqual({ from: 10, to: 30 });
    expect(rows.get(20)).toEqual({ from: 10, to: 30 });
  });

  it('has no row where there is no cloth of the part', () => {
    const rows = rowsOf(mesh as never, parts, 0);
    expect(rows.has(27)).toBe(false);
    expect(rows.has(99)).toBe(false);
  });
});
