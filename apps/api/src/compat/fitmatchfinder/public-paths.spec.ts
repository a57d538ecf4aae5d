import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { publicPath, rewriteUrl } from './public-paths.js';

const rewritten = (url: string) => rewriteUrl({ url } as IncomingMessage);

describe('rewriteUrl', () => {
  it.each([
    ['/images/key/', '/fitmatchfinder/images/key'],
    ['/images/key/12/?a=b/', '/fitmatchfinder/images/key/12?a=b/'],
    ['/images/key', '/fitmatchfinder/images/key'],
    ['/api/images/', '/fitmatchfinder/api/images'],
    ['/api/prompts/', '/fitmatchfinder/api/prompts'],
    ['/api/recommend/?prompt=a', '/fitmatchfinder/api/recommend?prompt=a'],
  ])('%s goes to %s', (url, route) => {
    expect(rewritten(url)).toBe(route);
  });

  it.each([
    '/api/images',
    '/api/prompts?x=/',
    '/api/images/1/',
    '/images/',
    '/images/a/b/c/',
    '/',
    '/api/recommend/photo',
  ])('leaves %s as it is', (url) => {
    expect(rewritten(url)).toBe(url);
  });

  it('is undone for the document', () => {
    expect(publicPath('/fitmatchfinder/images/{api_key}/{pk}')).toBe('/images/{api_key}/{pk}/');
    expect(publicPath('/api/images')).toBe('/api/images');
  });
});
