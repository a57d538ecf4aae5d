import { describe, expect, it } from 'vitest';
import { keyProblem } from './key-problem.js';

describe('keyProblem', () => {
  it('has nothing against a publishable token', () => {
    expect(keyProblem('vt_pk_abc')).toBeUndefined();
  });

  it.each(['vt_sk_abc', 'vt_admin_abc'])('refuses %s, without repeating it', (key) => {
    expect(keyProblem(key)).toContain('Revoke it now');
    expect(keyProblem(key)).not.toContain(key);
  });

  it.each([null, '', 'abc'])('says what belongs in the place of %j', (key) => {
    expect(keyProblem(key)).toContain('vt_pk_');
  });
});
