import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../../test/support/api/probe.module.js';

/** Names of XML dialects and of schemas: nobody fetches them. */
const NOT_FETCHED = /^https?:\/\/(www\.w3\.org|json-schema\.org)\//;

describe('the docs', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await ApiUnderTest.startAlone(probeModule);
  }, 60_000);

  afterAll(async () => {
    await api.stop();
  });

  it.each(['/docs', '/docs/', '/redoc', '/%64ocs', '/%72edoc'])(
    '%s loads nothing from elsewhere',
    async (url) => {
      const page = await api.call('GET', url);
      expect(page.status).toBe(200);
      const links = page.text.match(/(https?:)?\/\/[a-z0-9][^\s"'<]*/gi) ?? [];
      expect(links.filter((link) => !NOT_FETCHED.test(link))).toEqual([]);
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);

      const loaded = [...page.text.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)].map(
        ([, path]) => path ?? '',
      );
      expect(loaded.length).toBeGreaterThan(1);
      for (const path of loaded.filter((path) => !path.startsWith('data:'))) {
        const asset = await api.call('GET', new URL(path, `http://x${decodeURI(url)}`).pathname);
        expect([path, asset.status]).toEqual([path, 200]);
      }
    },
  );

  it("asks no server of their makers' for pictures, fonts or a verdict", async () => {
    const redoc = await api.call('GET', '/redoc/redoc.standalone.js');
    expect(redoc.text).not.toMatch(/cdn\.redoc|fonts\.g/);
    const init = await api.call('GET', '/docs/swagger-ui-init.js');
    expect(init.text).toContain('"validatorUrl": null');
    expect(init.text).toContain('"persistAuthorization": false');
    const css = await api.call('GET', '/docs/swagger-ui.css');
    expect(css.text).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
  });

  it('are where the address alone leads to', async () => {
    expect(await api.call('GET', '/')).toMatchObject({ status: 302, headers: { location: '/docs' } });
  });

  it('show both ways to authorize', async () => {
    const { body } = await api.call<{ components: { securitySchemes: object } }>('GET', '/openapi.json');
    expect(body.components.securitySchemes).toMatchObject({
      ApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      AdminKey: { type: 'apiKey', in: 'header', name: 'X-Admin-Key' },
    });
  });
});
