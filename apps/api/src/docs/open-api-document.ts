import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { DECIMAL, problem } from '#contracts';
import { ADMIN_KEY_SCHEME, API_KEY_SCHEME, BEARER_SCHEME } from '../auth/authenticated.js';
import { publicPath } from '../compat/fitmatchfinder/public-paths.js';
import { version } from '../version.js';
import { JSON_BODY } from '../catalog/photo-form.docs.js';
import { problemResponse, type ProblemStatus } from './api-problems.js';
import { addExamples } from './examples.js';
import { toOpenApiSchema } from './open-api-schema.js';

const description = `An online shop recommends its own photos for a shopper's words, and lets the shopper try them on.

**Recommend**: a shop uploads its items, each a photo and what the shop says of it. A storefront asks with a prompt, a
photo or an item, and gets the items that fit, best first.

**Try on**: a shopper's photo and one to three garments make a job. Whoever made it polls it, or is told by events, and
fetches pictures of the person in the garments. The photos that were sent are erased when the job ends; pictures expire.

A shop calls with its token in \`X-API-Key\`, or as \`Authorization: Bearer\`: a **secret** one (\`vt_sk_…\`) from its server, or a **publishable** one
(\`vt_pk_…\`) from a web page. The operator calls the admin routes with \`X-Admin-Key\`.

Every error is a problem document (RFC 9457): \`code\` is for a program, \`detail\` for a person. Quote \`request_id\`,
also in the header \`X-Request-Id\`, when you ask about one. A POST with an \`Idempotency-Key\` can be sent again safely.`;

const tags: [name: string, description: string][] = [
  ['Recommend', 'The right items for a prompt'],
  ['Try-on', 'A person photo and garments to a picture of the person in them'],
  ['Images', "A shop's items: a photo and what the shop says of it"],
  ['Import and export', 'Many items at once, and all of them'],
  ['Groups', 'Categories, styles and age groups'],
  ['Usage', 'What a key has used, and what it may'],
  ['Admin: shops', 'The tenants of this installation'],
  ['Admin: API keys', 'Catalogues and the tokens that open them'],
  ['Admin: groups', 'Categories, styles and age groups of any key'],
  ['Admin: audit', 'What was done with the admin key'],
  ['Compatible: try-on service', 'Routes of a documented API, for clients that know it'],
  ['Compatible: PreModa', 'Routes of a documented API, for clients that know it'],
  ['Compatible: FitMatchFinder', 'Routes of a documented API, for clients that know it'],
  ['Operation', 'Health and metrics'],
];

/** The OpenAPI document of all routes. The same code gives the same document, on any machine. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle('Vitrine')
    .setVersion(version)
    .setDescription(description)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-API-Key',
        description: "A shop's secret or publishable token",
      },
      API_KEY_SCHEME,
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        // No JWT, which Nest takes a bearer token for.
        bearerFormat: 'vt_sk_… or vt_pk_…',
        description: 'The same token, where headers of its own are in the way',
      },
      BEARER_SCHEME,
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-Admin-Key',
        description: 'The admin key of this installation',
      },
      ADMIN_KEY_SCHEME,
    );
  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: toOpenApiSchema,
    autoTagControllers: false,
  });
  const used = usedTags(document);
  document.tags = tags
    .filter(([name]) => used.has(name))
    .map(([name, text]) => ({ name, description: text }));
  const { Problem } = (toOpenApiSchema(problem, { schemaType: 'output' })?.components ?? {}) as Record<
    string,
    object
  >;
  document.components = {
    ...document.components,
    schemas: sorted({ ...document.components?.schemas, ...(Problem === undefined ? {} : { Problem }) }),
  };
  document.paths = sorted(
    Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [publicPath(path), item])),
  );
  for (const operation of operationsOf(document)) {
    addCommonProblems(operation);
    describeJson(operation);
  }
  addExamples(document);
  return document;
}

function usedTags(document: OpenAPIObject): Set<string> {
  return new Set(operationsOf(document).flatMap((operation) => operation.tags ?? []));
}

type Operation = {
  tags?: string[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    schema?: { type?: unknown; pattern?: string };
  }[];
  requestBody?: { content: Record<string, { schema?: Record<string, unknown> }> };
  responses: Record<string, object>;
};

/** Where an item comes as a form or as JSON, the two are not the same: JSON has no file and can say null. */
function describeJson({ parameters = [], requestBody }: Operation): void {
  const { 'multipart/form-data': form, 'application/json': json } = requestBody?.content ?? {};
  if (form?.schema !== undefined) {
    const { [JSON_BODY]: schema, ...rest } = form.schema;
    form.schema = rest;
    if (json !== undefined) json.schema = schema as Record<string, unknown>;
  }
  // zod takes what may be text or a number for optional; no part of a path is.
  for (const one of parameters) if (one.in === 'path') one.required = true;
  // All of a query string is text: that digits are is no news there.
  for (const { schema } of parameters) {
    if (schema?.pattern !== DECIMAL.source || !Array.isArray(schema.type)) continue;
    delete schema.pattern;
    [schema.type] = schema.type as string[];
  }
}

/** What is answered before a route is asked. */
function addCommonProblems({ parameters = [], requestBody, responses }: Operation): void {
  // Every route refuses query parameters that it does not know.
  const add = (...statuses: ProblemStatus[]) => {
    for (const status of statuses) responses[status] ??= problemResponse(status);
  };
  add(400, 431);
  if (parameters.some((one) => one.in === 'path')) add(414);
  if (requestBody !== undefined) add(408, 413, 415);
  if (parameters.some(({ name }) => name === 'Idempotency-Key')) add(409);
  // Whoever guesses keys is told to stop.
  if (responses['401'] !== undefined) add(429);
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
