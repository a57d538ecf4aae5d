import type { TokenKind } from '#contracts';
import type { Quotas } from './quotas/quotas.js';

/** Who calls: the first argument of every service method that touches a tenant's data. */
export type Tenant = {
  shopId: string;
  apiKeyId: string;
  /** The live Chroma collection of the key. */
  collection: string;
  /** `name@revision` of the vectors in the collection; null before the first one. */
  embeddingModel: string | null;
  tokenId: string;
  tokenKind: TokenKind;
  /** Browser origins that the token may be used from; empty: of the developer's own machine. */
  allowedOrigins: string[];
  quotas: Quotas;
  /** Whether photos of its shoppers may be sent to a hosted renderer. */
  hostedRenderer: boolean;
  /** Whether a try-on must say which text the shopper agreed to. */
  consentRequired: boolean;
};
