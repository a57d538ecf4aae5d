import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IssuedApiKeyDto, Problem, ShopDto } from '#contracts';
import { PrismaService } from '#platform';
import { type Answer, ApiUnderTest } from '../../../test/support/api/api-under-test.js';
import { ApiModule } from './api.module.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Described = {
  parameters?: { name: string; in: string }[];
  security?: Record<string, unknown>[];
};
type Operation = { method: Method; path: string; caller: 'shop' | 'admin' | 'anyone'; cursor: boolean };

/** What a path parameter names, by where it stands. A new route has to be told of here, or the spec fails. */
const KINDS: [path: RegExp, kind: Kind][] = [
  [/^\/api\/images\/imports\/\{id\}/, 'import'],
  [/^\/api\/(images|items)\/\{id\}/, 'image'],
  [/^\/api\/categories\/\{id\}/, 'category'],
  [/^\/api\/styles\/\{id\}/, 'style'],
  [/^\/api\/age-groups\/\{id\}/, 'ageGroup'],
  [/^\/api\/tryon\/(status\/|result\/)?\{job_id\}/, 'job'],
  [/^\/(api\/)?results\/\{file(name)?\}/, 'job'],
  [/^\/images\/\{api_key\}\/\{pk\}\//, 'number'],
];
type Kind = 'image' | 'import' | 'category' | 'style' | 'ageGroup' | 'job' | 'number';
type Objects = Record<Kind, string>;

/** Bodies with which an answer hangs on the id alone. */
const bodyOf = ({ method, path }: Operation): object | undefined => {
  if (method !== 'PUT' && method !== 'PATCH') return undefined;
  return path.startsWith('/api/') || path.startsWith('/images/') ? { name: 'A name' } : {};
};

describe('one shop and the objects of another', () => {
  let api: ApiUnderTest;
  let operations: Operation[];
  let [ours, theirs, suspended, revoked]: IssuedApiKeyDto[] = [];
  let their: Objects;

  beforeAll(async () => {
    const { databaseUrl, redisUrl, chromaUrl } = inject('services');
    api = await ApiUnderTest.start(databaseUrl, (config) => ApiModule.forRoot(config), {
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
      AUTH_FAILURES_PER_MINUTE: '1000000',
    });
    const document = await api.call<{ paths: Record<string, Record<string, Described>> }>(
      'GET',
      '/openapi.json',
    );
    operations = Object.entries(document.body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], security = [] }]): Operation => {
        const schemes = security.flatMap((one) => Object.keys(one));
        return {
          method: method.toUpperCase() as Method,
          path,
          caller: schemes.includes('ApiKey') ? 'shop' : schemes.includes('AdminKey') ? 'admin' : 'anyone',
          cursor: parameters.some(({ name }) => name === 'cursor'),
        };
      }),
    );
    [ours, theirs, suspended, revoked] = [await newKey(), await newKey(), await newKey(), await newKey()];
    await api.admin('PATCH', `/api/admin/shops/${suspended.shop_id}`, { status: 'suspended' });
    await api.admin('DELETE', `/api/admin/api-keys/${revoked.id}`);
    their = await objectsOf(theirs.id);
  });
  afterAll(() => api.stop());

  async function newKey(): Promise<IssuedApiKeyDto> {
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'A shop' });
    const url = `/api/admin/shops/${shop.id}/api-keys`;
    return (await api.admin<IssuedApiKeyDto>('POST', url, { name: 'Main' })).body;
  }

  /** One of each, and another one, so that each listing has a second page. */
  async function objectsOf(apiKeyId: string): Promise<Objects> {
    const prisma = api.app.get(PrismaService, { strict: false });
    const last: Partial<Objects> = {};
    for (let n = 1; n <= 2; n++) {
      const [image, job] = [uuidv7(), randomUUID()];
      await prisma.image.create({
        data: {
          apiKeyId,
          id: image,
          name: `Item ${n}`,
          photoKey: `${apiKeyId}/${image}/v-photo.jpg`,
          thumbnailKey: `${apiKeyId}/${image}/v-thumbnail.jpg`,
          photoSha256: Buffer.alloc(32),
          photoType: 'image/jpeg',
          photoBytes: 1,
          width: 1,
          height: 1,
          embeddingStatus: 'embedded',
        },
      });
      const group = (id: string) => ({ apiKeyId, id, name: `Group ${n}`, slug: `group ${n}` });
      const [category, style, ageGroup, imported] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
      await prisma.category.create({ data: group(category) });
      await prisma.style.create({ data: group(style) });
      await prisma.ageGroup.create({ data: group(ageGroup) });
      const file = { format: 'csv', fileKey: 'x', fileBytes: 1n, status: 'completed' } as const;
      await prisma.import.create({ data: { apiKeyId, id: imported, ...file } });
      await prisma.tryOnJob.create({
        data: {
          apiKeyId,
          id: job,
          status: 'completed',
          createdBy: 'secret',
          mode: 'draft',
          options: {},
          garments: [],
          personKey: 'x',
          expiresAt: new Date(Date.now() + 3_600_000),
          results: {
            create: {
              n: 0,
              objectKey: 'x',
              bytes: 1,
              seed: 0,
              retries: 0,
              qualityScore: 1,
              qualityParts: {},
            },
          },
        },
      });
      Object.assign(last, { image, category, style, ageGroup, import: imported, job, number: String(n) });
    }
    return last as Objects;
  }

  const hasId = ({ path }: Operation) => path.replace('{api_key}', '').includes('{');

  function kindOf({ path }: Operation): Kind {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    if (kind === undefined) throw new Error(`Say in KINDS what the parameter of ${path} names`);
    return kind;
  }

  function call(operation: Operation, token: string | undefined, id: string): Promise<Answer<Problem>> {
    const url = operation.path
      .replace('{api_key}', token ?? 'nobody')
      .replace('{file}', `${id}.png`)
      .replace('{filename}', `result_${id}.jpg`)
      .replaceAll(/\{\w+\}/g, id);
    return api.call<Problem>(operation.method, url, {
      headers: token === undefined ? {} : { 'x-api-key': token },
      body: bodyOf(operation),
    });
  }

  /** All by which two answers can be told apart, but what differs of itself. */
  function seen({ status, body, headers }: Answer<Problem>): object {
    const { request_id: _id, ...problem } = body ?? {};
    return { status, problem, type: headers['content-type'], cache: headers['cache-control'] };
  }

  it('cannot be told from objects that never were, on any route, whoever asks', async () => {
    const checked = operations.filter((operation) => operation.caller === 'shop' && hasId(operation));
    expect(checked.length).toBeGreaterThan(25);
    for (const operation of checked) {
      const kind = kindOf(operation);
      const ids = kind === 'number' ? [their.number, their.image] : [their[kind]];
      const unknown = kind === 'number' ? '2147483646' : randomUUID();
      for (const id of ids) {
        const callers: [who: string, token: string | undefined, statuses: number[]][] = [
          ['another shop', ours!.secret_token, [404]],
          ["another shop's visitor", ours!.publishable_token, [403, 404]],
          ['a suspended shop', suspended!.secret_token, [401]],
          ['a revoked key', revoked!.secret_token, [401]],
          ['nobody', undefined, [401]],
        ];
        for (const [who, token, statuses] of callers) {
          const foreign = await call(operation, token, id);
          const where = `${who}: ${operation.method} ${operation.path} ${foreign.text}`;
          expect(statuses, where).toContain(foreign.status);
          expect(seen(foreign), where).toEqual(seen(await call(operation, token, unknown)));
        }
      }
    }
  });

  it('and its own are closed to a shop that is suspended or whose key was revoked, on every operation', async () => {
    const ofShops = operations.filter(({ caller }) => caller === 'shop');
    expect(ofShops.length).toBeGreaterThan(50);
    for (const operation of ofShops) {
      for (const [code, key] of [
        ['SHOP_SUSPENDED', suspended],
        ['API_KEY_REVOKED', revoked],
      ] as const) {
        for (const token of [key!.secret_token, key!.publishable_token]) {
          const { status, body } = await call(operation, token, randomUUID());
          const where = `${operation.method} ${operation.path}`;
          expect([where, status, body.code]).toEqual([where, 401, code]);
        }
      }
    }
  });

  it("made by its server are not its visitors' to see or to end", async () => {
    const jobs = operations.filter((operation) => hasId(operation) && operation.caller === 'shop');
    for (const operation of jobs.filter((one) => kindOf(one) === 'job')) {
      const answer = await call(operation, theirs!.publishable_token, their.job);
      // Pictures of the stages are for servers alone, whoever made the job.
      const wanted = operation.path.endsWith('/artefacts') ? 403 : 404;
      expect([operation.path, answer.status]).toEqual([operation.path, wanted]);
    }
    const owner = await api.call('GET', `/api/tryon/${their.job}`, {
      headers: { 'x-api-key': theirs!.publishable_token },
    });
    expect(owner.status).toBe(404);
  });

  it("cannot be gone on to by another's cursor, on any listing", async () => {
    const lists = operations.filter(
      (one) => one.caller === 'shop' && one.cursor && one.method === 'GET' && !hasId(one),
    );
    const tried: string[] = [];
    for (const { path } of lists.filter((one) => one.path !== '/api/recommend')) {
      const headers = (key: IssuedApiKeyDto) => ({ headers: { 'x-api-key': key.secret_token } });
      const { body } = await api.call<{ next_cursor: string }>('GET', `${path}?limit=1`, headers(theirs!));
      expect([path, typeof body.next_cursor]).toEqual([path, 'string']);
      const foreign = await api.call('GET', `${path}?limit=1&cursor=${body.next_cursor}`, headers(ours!));
      expect([path, foreign.status]).toEqual([path, 400]);
      tried.push(path);
    }
    expect(tried.length).toBeGreaterThanOrEqual(6);
  });

  it('are in no answer to another shop without an id', async () => {
    for (const { path } of operations.filter(
      (one) => one.caller === 'shop' && one.method === 'GET' && !hasId(one),
    )) {
      const answer = await call(
        { method: 'GET', path, caller: 'shop', cursor: false },
        ours!.secret_token,
        '',
      );
      for (const id of [
        ...Object.values(their).filter((one) => one.length > 10),
        theirs!.id,
        theirs!.collection,
      ]) {
        expect(answer.text, path).not.toContain(id);
      }
    }
  });

  it("are the operator's alone on every admin route: no token opens one", async () => {
    const admin = operations.filter(({ caller }) => caller === 'admin');
    expect(admin.length).toBeGreaterThan(20);
    for (const operation of admin) {
      for (const token of [theirs!.secret_token, theirs!.publishable_token, undefined]) {
        const answer = await call(operation, token, theirs!.id);
        expect([operation.path, answer.status, answer.body.code]).toEqual([
          operation.path,
          401,
          'ADMIN_KEY_MISSING',
        ]);
      }
    }
  });

  it('are still there afterwards', async () => {
    const headers = { 'x-api-key': theirs!.secret_token };
    const shown = [
      `/api/images/${their.image}`,
      `/api/categories/${their.category}`,
      `/api/styles/${their.style}`,
      `/api/age-groups/${their.ageGroup}`,
      `/api/images/imports/${their.import}`,
    ];
    for (const url of shown)
      expect([url, (await api.call('GET', url, { headers })).status]).toEqual([url, 200]);
    const { body } = await api.call<{ items: object[] }>('GET', '/api/tryon', { headers });
    expect(body.items).toHaveLength(2);
  });
});
