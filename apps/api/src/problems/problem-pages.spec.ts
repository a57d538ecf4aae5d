import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#contracts';
import { publicUrlOf } from '#platform';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../../test/support/api/probe.module.js';
import { readProblems } from './problem-list.js';

const markdown = readFileSync('docs/errors.md', 'utf8');
/** However it is written there: error-list.spec.ts holds these against the code. */
const CODES = [
  ...new Set([...markdown.matchAll(/`([A-Z]+(?:_[A-Z0-9]+)+|TIMEOUT)`/g)].map(([, code = '']) => code)),
];

describe('the pages of problems', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.startAlone(probeModule);
  }, 60_000);
  afterAll(() => api.stop());

  const pathOf = (code: string) => `/problems/${code.toLowerCase().replaceAll('_', '-')}`;

  it.each([
    ['/nothing', {}, 'ROUTE_NOT_FOUND', 'no such path'],
    ['/probe/any', {}, 'API_KEY_MISSING', 'no <code>X-API-Key</code>'],
    ['/probe/any', { 'x-api-key': 'vt_sk_x' }, 'API_KEY_MALFORMED', 'typing error'],
    ['/%', {}, 'BAD_REQUEST', 'no HTTP that can be read'],
  ])(
    'are where the help of %s with %o leads, beside the type that stays',
    async (url, headers, code, meaning) => {
      const { body } = await api.call<Problem>('GET', url, { headers });
      expect(body).toMatchObject({ code, type: `https://vitrine.dev${pathOf(code)}` });
      expect(body.help).toBe(publicUrlOf(api.config) + pathOf(code));
      const page = await api.call('GET', pathOf(code));
      expect(page).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'public, max-age=3600',
          'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+=';/),
        },
      });
      expect(page.text).toContain(`<h1><code>${code}</code></h1>`);
      expect(page.text).toContain(meaning);
      expect(page.text).toContain('What to do: ');
      expect(page.text).not.toMatch(/<script|https?:|src=/);
    },
  );

  it('are there for every code of the list, each with all that is said of it, and in one list', async () => {
    expect(CODES.length).toBeGreaterThan(90);
    const rows = readProblems(markdown);
    const { text: all } = await api.call('GET', '/problems');
    for (const code of CODES) {
      const page = await api.call('GET', pathOf(code));
      expect([code, page.status]).toEqual([code, 200]);
      const said = rows.get(code)?.map(({ text }) => text) ?? [];
      expect(said.length, code).toBeGreaterThan(0);
      for (const text of said) {
        expect(text, code).not.toBe('');
        const plain = page.text
          .replaceAll(/<\/?code>/g, '')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"');
        expect(plain).toContain(text.replaceAll('`', ''));
      }
      expect(all).toContain(`href="problems/${pathOf(code).split('/')[2]}"`);
    }
  });

  it('say what may be sent again, and what has to change', async () => {
    const textOf = async (code: string) => (await api.call('GET', pathOf(code))).text;
    expect(await textOf('STORAGE_FULL')).toContain('send the same request again');
    expect(await textOf('IDEMPOTENCY_IN_PROGRESS')).toContain('send the same request again');
    expect(await textOf('QUOTA_EXCEEDED')).toContain('/api/usage');
    expect(await textOf('PHOTO_DAMAGED')).toContain('the same request is refused again');
    expect(await textOf('WARP_FAILED')).toContain('What helps: a photo of the garment alone');
  });

  it('are no others', async () => {
    for (const path of ['/problems/nothing', '/problems/API_KEY_MISSING', '/problems/%3Cscript%3E']) {
      expect(await api.call('GET', path)).toMatchObject({ status: 404, body: { code: 'ROUTE_NOT_FOUND' } });
    }
    expect(await api.call('POST', '/problems/timeout')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  it('are packed with the image', () => {
    expect(readFileSync('.dockerignore', 'utf8')).toMatch(/^docs\/\*\n!docs\/errors\.md$/m);
    // Of the base of the API, and of the one for GPUs that it can be built on.
    expect(
      readFileSync('Dockerfile', 'utf8').match(/^COPY --from=build \/app\/docs \.\/docs$/gm),
    ).toHaveLength(2);
  });
});
