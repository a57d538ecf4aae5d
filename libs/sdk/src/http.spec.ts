import { describe, expect, it } from 'vitest';
import { Http } from './http.js';
import { VitrineError } from './vitrine-error.js';

describe('the address of the API', () => {
  it.each([
    ['https://vitrine.example/', 'https://vitrine.example'],
    ['https://shop.example/vitrine/', 'https://shop.example/vitrine'],
  ])('may end as it likes: %s', (url, taken) => {
    expect(new Http({ url }).url).toBe(taken);
  });

  it.each(['', '/vitrine', 'vitrine.example', 'localhost:3000', 'file:///vitrine'])(
    'is refused where nothing can be reached there: "%s"',
    (url) => {
      const connect = () => new Http({ url });
      expect(connect).toThrow(VitrineError);
      expect(connect).toThrow(expect.objectContaining({ code: 'URL_UNUSABLE', status: 0 }));
    },
  );
});
