import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDto, ReadinessDto } from '#contracts';
import { bodyOf, type Call } from '#testing';
import { eventually } from '../e2e/support/eventually.js';
import { OwnService } from '../e2e/support/own-service.js';
import { differentPhotos, type TestPhoto } from '../e2e/support/photos.js';
import { problemOf } from '../e2e/support/problems.js';
import { formOf, openShop, type Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';

type Name = 'postgres' | 'redis' | 'chroma';

/** An outage is said within this time; a client gives up later. */
const ANSWER: Call = { withinMs: 12_000 };

/** What each route does without each service: 503 is the outage, named. */
const routes: { path: string; needs: Name[] }[] = [
  { path: '/api/recommend?prompt=a+dress', needs: ['postgres', 'chroma'] },
  { path: '/api/images', needs: ['postgres'] },
  { path: '/api/categories', needs: ['postgres'] },
];

const outages = (['chroma', 'redis', 'postgres'] as const).flatMap((name) =>
  (['hangs', 'has crashed'] as const).map((how) => ({ name, how })),
);

describe('while a service is away', () => {
  let own: Record<Name, OwnService>;
  let vitrine: Vitrine;
  let shop: Shop;
  let photos: Iterator<TestPhoto>;

  beforeAll(async () => {
    const [postgres, redis, chroma] = await Promise.all([
      OwnService.start('postgres'),
      OwnService.start('redis'),
      OwnService.start('chroma'),
    ]);
    own = { postgres, redis, chroma };
    vitrine = await Vitrine.start({
      services: { databaseUrl: postgres.url, redisUrl: redis.url, chromaUrl: chroma.url },
    });
    shop = await openShop(vitrine);
    photos = (await differentPhotos(20)).values();
    await shop.uploadOne(nextPhoto());
    await shop.allEmbedded();
  });
  afterAll(async () => {
    await vitrine?.stop();
    await Promise.all(Object.values(own ?? {}).map((service) => service.stop()));
  });

  function nextPhoto(): TestPhoto {
    return photos.next().value as TestPhoto;
  }

  async function readiness(url: string): Promise<ReadinessDto & { http: number }> {
    const answer = await vitrine.anyone.at(url).get('/health/ready', ANSWER);
    return { http: answer.status, ...(JSON.parse(answer.text) as ReadinessDto) };
  }

  async function expectNamed(name: Name): Promise<void> {
    await Promise.all(
      [...vitrine.apis, vitrine.worker].map(async ({ url }) => {
        const { http, status, components } = await readiness(url);
        expect([http, status]).toEqual([503, 'unavailable']);
        const down = Object.keys(components).filter((part) => components[part]?.status === 'down');
        expect(down, JSON.stringify(components)).toEqual([name]);
      }),
    );
    expect((await vitrine.anyone.get('/health', ANSWER)).status).toBe(200);
  }

  async function expectRoutes(name: Name): Promise<void> {
    await Promise.all(
      routes.map(async ({ path, needs }) => {
        const answer = await shop.secret.get(path, ANSWER);
        if (!needs.includes(name)) return bodyOf(answer);
        expect(answer.headers.get('retry-after')).not.toBeNull();
        return expect(problemOf(answer, 503, 'DEPENDENCY_UNAVAILABLE').detail).toContain(name);
      }),
    );
  }

  it.each(outages)(
    '$name, which $how, is named; what was acknowledged is embedded later',
    async ({ name, how }) => {
      const service = own[name];
      const pids = [...vitrine.apis, vitrine.worker].map(({ child }) => child.pid);
      await (how === 'hangs' ? service.pause() : service.kill());
      let item: ImageDto | undefined;
      try {
        const [upload] = await Promise.all([
          shop.secret.upload(await formOf(nextPhoto()), ANSWER),
          expectNamed(name),
          expectRoutes(name),
        ]);
        if (name === 'postgres')
          expect(problemOf(upload, 503, 'DEPENDENCY_UNAVAILABLE').detail).toContain(name);
        else item = bodyOf<ImageDto>(upload, 201);
      } finally {
        await (how === 'hangs' ? service.resume() : service.startAgain());
      }

      for (const { url } of [...vitrine.apis, vitrine.worker]) {
        await eventually(async () =>
          expect(await readiness(url)).toMatchObject({ http: 200, status: 'ready' }),
        );
      }
      item ??= bodyOf<ImageDto>(await shop.secret.upload(await formOf(nextPhoto())), 201);
      const items = await shop.allEmbedded(120_000);
      expect(items.map(({ id }) => id)).toContain(item.id);
      expect(await shop.vectorIds()).toEqual(items.map(({ id }) => id).sort());
      for (const { path } of routes) bodyOf(await shop.secret.get(path));
      expect([...vitrine.apis, vitrine.worker].map(({ child }) => child.exit ?? child.pid)).toEqual(pids);
    },
  );

  it('no password of a service came into the logs', () => {
    const logs = vitrine.logs();
    for (const url of [own.postgres.url, own.redis.url]) {
      const { password } = new URL(url);
      expect(password.length).toBeGreaterThan(10);
      expect(logs.includes(password)).toBe(false);
    }
  });
});
