import { readFile } from 'node:fs/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from './describe-api.js';

type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; description?: string }[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { description?: string; content?: Record<string, MediaType> }>;
};
type MediaType = { example?: unknown; schema?: object };

type Described = {
  $ref?: string;
  description?: string;
  anyOf?: Described[];
  properties?: Record<string, Described>;
};

/** Open to anyone: nothing of a tenant is in their answers. */
const OPEN = new Set(['/health', '/api/health', '/health/ready', '/metrics']);

describe('openapi.json', () => {
  let document: OpenAPIObject;
  let operations: [path: string, operation: Operation][];

  beforeAll(async () => {
    document = await describeApi();
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item as Record<string, Operation>).map((operation): [string, Operation] => [
        path,
        operation,
      ]),
    );
  });

  /** What a reference stands for. */
  function resolved(schema: Described = {}): Described {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (document.components?.schemas?.[name] as Described);
  }

  /** Or one of what it may be: a field that may be null as well. */
  function isDescribed(one: Described): boolean {
    const { description = one.description, anyOf = [] } = resolved(one);
    return description !== undefined || anyOf.some(isDescribed);
  }

  it('is committed as the routes are: `npm run openapi` writes it', async () => {
    const committed: unknown = JSON.parse(await readFile('openapi.json', 'utf8'));
    expect(JSON.parse(JSON.stringify(document))).toEqual(committed);
  });

  it('is OpenAPI 3.1 for a validator that has nothing to do with what made it', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(
      JSON.parse(JSON.stringify(document)) as Record<string, unknown>,
    );
    expect({ version: validator.version, valid, errors }).toEqual({ version: '3.1', valid: true });
    const without = { openapi: '3.1.1', info: {}, paths: {} };
    expect(await new Validator().validate(without)).toMatchObject({ valid: false });
  }, 30_000);

  it('is of no machine', () => {
    expect(document.servers ?? []).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/localhost|127\.0\.0\.1/);
  });

  it('says of every route what it is for, and who may call it', () => {
    for (const [path, { operationId, summary, tags, security }] of operations) {
      expect({ path, operationId, summary, tags }).toEqual({
        path,
        operationId: expect.stringMatching(/^[a-z]\w+$/),
        summary: expect.stringMatching(/^[A-Z].*[^.]$/),
        tags: [expect.any(String)],
      });
      expect([path, (security ?? []).length > 0]).toEqual([path, !OPEN.has(path)]);
    }
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every tag that a route has what it is, and of no other', () => {
    const used = new Set(operations.flatMap(([, { tags }]) => tags ?? []));
    const declared = (document.tags ?? []).map(({ name }) => name);
    expect(declared.toSorted()).toEqual([...used].sort());
    for (const { description } of document.tags ?? []) expect(description).toMatch(/^[A-Z]/);
  });

  it('says of every route that needs a key how it fails', () => {
    for (const [path, { responses }] of operations.filter(([path]) => !OPEN.has(path))) {
      for (const status of ['401', '503'])
        expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining([status])]);
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      for (const [, { description, content }] of failures) {
        expect(description).not.toBe('');
        expect(content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    }
  });

  it('gives an example of every body and of every good answer but pictures and archives', () => {
    const without = operations.flatMap(([, { operationId, requestBody, responses }]) => {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      return [['body', requestBody] as const, ...good].flatMap(([what, described]) =>
        Object.entries(described?.content ?? {})
          .filter(([type, { example }]) => !/^image\/|zip$/.test(type) && example === undefined)
          .map(([type]) => `${operationId} ${what} ${type}`),
      );
    });
    expect(without).toEqual([]);
  });

  it('says of every parameter and every field of a body what it is, but of those that another document describes', () => {
    const without = operations
      .filter(([, { tags = [] }]) => !tags.some((tag) => tag.startsWith('Compatible')))
      .flatMap(([, { operationId, parameters = [], requestBody }]) => {
        const fields = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
          Object.entries(resolved(schema).properties ?? {}),
        );
        const described: [string, Described][] = parameters.map((one) => [one.name, one]);
        return [...described, ...fields]
          .filter(([, one]) => !isDescribed(one))
          .map(([name]) => `${operationId} ${name}`);
      });
    expect([...new Set(without)]).toEqual([]);
  });

  it('offers no field of a form as "string"', () => {
    const forms = operations.map(
      ([, { requestBody }]) => requestBody?.content['multipart/form-data']?.schema,
    );
    for (const form of forms.filter((schema) => schema !== undefined)) {
      const { properties } = form as { properties: Record<string, { format?: string; example?: unknown }> };
      const fields = Object.entries(properties).filter(([, { format }]) => format !== 'binary');
      expect(fields.filter(([, { example }]) => example === undefined).map(([name]) => name)).toEqual([]);
    }
  });

  it('says of every body that it may come too slowly, and of every idempotency key that it may be taken', () => {
    for (const [path, { requestBody, parameters = [], responses }] of operations) {
      if (requestBody !== undefined)
        expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(['408'])]);
      if (!parameters.some(({ name }) => name === 'Idempotency-Key')) continue;
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(['400', '409'])]);
    }
  });

  it('says of the deletion of a key what is deleted with it', () => {
    const { delete: operation } = document.paths['/api/admin/api-keys/{id}'] ?? {};
    expect(`${operation?.summary} ${operation?.description}`).toMatch(/catalogue[\s\S]*token/);
  });

  it('calls no token what it is not', () => {
    expect(document.components?.securitySchemes?.['Bearer']).not.toMatchObject({ bearerFormat: 'JWT' });
  });

  it('names each way to authorize once', () => {
    for (const [path, { security = [] }] of operations) {
      const names = security.map((one) => Object.keys(one).join());
      expect([path, names]).toEqual([path, [...new Set(names)]]);
    }
  });

  it('refers to nothing that is not there', () => {
    const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name] of refs) expect(Object.keys(document.components?.schemas ?? {})).toContain(name);
  });
});
