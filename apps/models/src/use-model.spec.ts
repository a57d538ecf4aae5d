import { describe, expect, it } from 'vitest';
import { setVariable } from './use-model.js';

const set = (env: string) => setVariable(env, 'EMBEDDING_MODEL', 'fashion-clip');

describe('setVariable', () => {
  it.each([
    [
      'replaces the value',
      'A=1\nEMBEDDING_MODEL=vitrine-mini\nB=2\n',
      'A=1\nEMBEDDING_MODEL=fashion-clip\nB=2\n',
    ],
    ['adds the line', 'A=1', 'A=1\nEMBEDDING_MODEL=fashion-clip\n'],
    ['fills an empty file', '', 'EMBEDDING_MODEL=fashion-clip\n'],
    [
      'leaves a comment alone',
      '# EMBEDDING_MODEL=x\n',
      '# EMBEDDING_MODEL=x\nEMBEDDING_MODEL=fashion-clip\n',
    ],
    ['keeps export', 'export EMBEDDING_MODEL="x"\n', 'export EMBEDDING_MODEL=fashion-clip\n'],
    ['keeps other line ends', 'EMBEDDING_MODEL=x\r\nA=1\r\n', 'EMBEDDING_MODEL=fashion-clip\r\nA=1\r\n'],
    [
      'changes the one that counts',
      'EMBEDDING_MODEL=x\nEMBEDDING_MODEL=x\n# EMBEDDING_MODEL=x\n',
      'EMBEDDING_MODEL=x\nEMBEDDING_MODEL=fashion-clip\n# EMBEDDING_MODEL=x\n',
    ],
    [
      'leaves a longer name alone',
      'EMBEDDING_MODEL_X=1\n',
      'EMBEDDING_MODEL_X=1\nEMBEDDING_MODEL=fashion-clip\n',
    ],
  ])('%s', (_what, before, after) => expect(set(before)).toBe(after));
});
