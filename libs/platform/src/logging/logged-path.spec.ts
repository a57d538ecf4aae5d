import { describe, expect, it } from 'vitest';
import { loggedPath, loggedText } from './logged-path.js';

const token = `vt_sk_${'x'.repeat(30)}`;

describe('loggedPath', () => {
  it.each([
    [`/images/${token}/`, '/images/[key]/'],
    [`/images/${token}/12/?a=b`, '/images/[key]/12/'],
    [`/images/${token}`, '/images/[key]'],
    ['/images/vt%5Fsk%5Fabc/', '/images/[key]/'],
    [`/api/nothing/v%74_sk_${'x'.repeat(30)}`, '/api/nothing/[key]'],
    [`/%69mages/almost-a-key/`, '/images/[key]/'],
    [`/api/nothing/v%2574_sk_${'x'.repeat(30)}`, '/api/nothing/[key]'],
    [`/IMAGES/${token}/`, '/IMAGES/[key]/'],
    ['/fitmatchfinder/images/almost-a-key/1', '/fitmatchfinder/images/[key]/1'],
    ['/images/almost-a-key/1/', '/images/[key]/1/'],
    [`/api/nothing/${token}/x`, '/api/nothing/[key]/x'],
    [`//images/${token}/`, '//images/[key]/'],
    ['/api/prompts?api_key=secret', '/api/prompts'],
    ['/api/images/0199f1c2/photo', '/api/images/0199f1c2/photo'],
    [undefined, ''],
  ])('%s', (url, path) => {
    expect(loggedPath(url)).toBe(path);
  });
});

describe('loggedText', () => {
  it('holds no token, wherever a client has written one', () => {
    expect(loggedText(`The request is not valid. ${token}: Unknown field.`)).toBe(
      'The request is not valid. [key]: Unknown field.',
    );
    expect(loggedText('nothing of vt_ alone')).toBe('nothing of vt_ alone');
  });
});
