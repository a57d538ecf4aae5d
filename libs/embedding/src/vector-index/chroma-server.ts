import type { Config } from '../settings.js';

/** Where Chroma is, and how it is entered. */
export type ChromaServer = {
  url: string;
  /** Sent with every call. */
  headers?: Record<string, string>;
  tenant?: string;
  database?: string;
};

/** A server of one's own, a guarded one, or Chroma Cloud. */
export function chromaServerOf(
  config: Pick<
    Config,
    'CHROMA_URL' | 'CHROMA_TOKEN' | 'CHROMA_TOKEN_HEADER' | 'CHROMA_TENANT' | 'CHROMA_DATABASE'
  >,
): ChromaServer {
  const { CHROMA_TOKEN: token, CHROMA_TOKEN_HEADER: header } = config;
  const value = header.toLowerCase() === 'authorization' ? `Bearer ${token}` : token;
  return {
    url: config.CHROMA_URL,
    ...(token !== undefined && { headers: { [header]: value ?? '' } }),
    ...(config.CHROMA_TENANT !== undefined && { tenant: config.CHROMA_TENANT }),
    ...(config.CHROMA_DATABASE !== undefined && { database: config.CHROMA_DATABASE }),
  };
}
