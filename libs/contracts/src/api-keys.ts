import { z } from 'zod';
import { id, pageOf, timestamp } from './common.js';
import { changedQuotas, quotas } from './quotas.js';

const NO_ORIGIN = 'Send an origin such as https://shop.example';

/** A browser origin: scheme, host and port, nothing after. */
export const origin = z
  .string()
  .max(300)
  .regex(/^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$/, { error: NO_ORIGIN, abort: true })
  .refine((value) => URL.canParse(value) && new URL(value).origin === value, NO_ORIGIN)
  .meta({ example: 'https://shop.example' });

const allowedOrigins = z
  .array(origin)
  .max(50)
  .describe(
    'Browser origins that may use the publishable token. Empty: pages on the machine of whoever develops alone.',
  );

export const tokenKind = z.enum(['secret', 'publishable']);

const hostedRenderer = z
  .boolean()
  .describe('Whether photos of its shoppers may be sent to the hosted renderer that is configured');

const consentRequired = z
  .boolean()
  .describe('Whether a try-on must say in `consent` which text the shopper agreed to');

const keyName = z
  .string()
  .max(200)
  .trim()
  .min(1)
  .describe('How operators call it')
  .meta({ example: 'Main catalogue' });

export const createApiKey = z
  .strictObject({
    name: keyName,
    allowed_origins: allowedOrigins.optional(),
    quotas: changedQuotas.optional().describe('What is left out is as the operator has configured it'),
    hosted_renderer: hostedRenderer.optional(),
    consent_required: consentRequired.optional(),
  })
  .meta({ id: 'CreateApiKey' });

export const updateApiKey = z
  .strictObject({
    name: keyName.optional(),
    allowed_origins: allowedOrigins.optional(),
    quotas: changedQuotas.optional().describe('Those that are sent change; null lifts one'),
    hosted_renderer: hostedRenderer.optional(),
    consent_required: consentRequired.optional(),
  })
  .refine(
    (body) => Object.keys(body).length > 0,
    'Send at least one of name, allowed_origins, quotas, hosted_renderer, consent_required',
  )
  .meta({ id: 'UpdateApiKey', minProperties: 1 });

export const tokenInfo = z
  .object({
    id,
    kind: tokenKind,
    hint: z.string().describe('The first characters, to tell tokens apart').meta({ example: 'vt_sk_a1B2' }),
    allowed_origins: z.array(z.string().meta({ example: 'https://shop.example' })),
    created_at: timestamp,
    expires_at: timestamp.nullable().meta({ example: null }),
    revoked_at: timestamp.nullable().meta({ example: null }),
  })
  .meta({ id: 'TokenInfo' });

export const apiKey = z
  .object({
    id,
    shop_id: id,
    name: z.string().meta({ example: 'Main catalogue' }),
    collection: z
      .string()
      .describe('The Chroma collection of this key')
      .meta({ example: 'vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e' }),
    embedding_model: z
      .string()
      .nullable()
      .describe('Model and revision of the vectors in the collection')
      .meta({ example: 'vitrine-mini@1.0.0' }),
    quotas,
    hosted_renderer: hostedRenderer,
    consent_required: consentRequired,
    created_at: timestamp,
    revoked_at: timestamp.nullable().meta({ example: null }),
    tokens: z.array(tokenInfo),
  })
  .meta({ id: 'ApiKey' });

export const apiKeyPage = pageOf(apiKey).meta({ id: 'ApiKeyPage' });

export const issuedApiKey = apiKey
  .extend({
    secret_token: z
      .string()
      .describe('For the server side. Shown once.')
      .meta({ example: `vt_sk_${'x'.repeat(30)}` }),
    publishable_token: z
      .string()
      .describe('For a web page: recommend and see photos. Shown once.')
      .meta({ example: `vt_pk_${'x'.repeat(30)}` }),
  })
  .meta({ id: 'IssuedApiKey' });

export const rotateToken = z
  .strictObject({
    kind: tokenKind.describe("`secret` for the shop's server, `publishable` for its pages"),
    overlap_seconds: z
      .int()
      .min(0)
      .max(30 * 24 * 3600)
      .default(24 * 3600)
      .describe('How long the old tokens of this kind go on working'),
  })
  .meta({ id: 'RotateToken' });

export const issuedToken = tokenInfo
  .extend({
    token: z
      .string()
      .describe('Shown once')
      .meta({ example: `vt_sk_${'x'.repeat(30)}` }),
  })
  .meta({ id: 'IssuedToken' });

export type CreateApiKey = z.infer<typeof createApiKey>;
export type UpdateApiKey = z.infer<typeof updateApiKey>;
export type RotateToken = z.infer<typeof rotateToken>;
export type TokenKind = z.infer<typeof tokenKind>;
export type TokenInfoDto = z.infer<typeof tokenInfo>;
export type ApiKeyDto = z.infer<typeof apiKey>;
export type IssuedApiKeyDto = z.infer<typeof issuedApiKey>;
export type IssuedTokenDto = z.infer<typeof issuedToken>;
