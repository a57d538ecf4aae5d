import { Vitrine, VitrineError } from '#sdk';

/** Who is connected: with the admin key, with a shop's secret token, or both. In memory alone. */
export interface Session {
  /** Where the API is. */
  readonly url: string;
  readonly operator?: Vitrine | undefined;
  readonly shop?: Vitrine | undefined;
  /** The first characters of the shop's token. */
  readonly shopHint?: string | undefined;
}

const HINT_LENGTH = 11;

/** @returns why a text can be no secret token, where that is plain */
export function tokenProblem(token: string): string | undefined {
  if (token.startsWith('vt_pk_'))
    return 'This is a publishable token, which may only recommend. The dashboard needs the secret one (vt_sk_…).';
  if (!token.startsWith('vt_sk_')) return 'A secret token begins with vt_sk_.';
  return undefined;
}

/** @throws VitrineError where the key is not the operator's */
export async function asOperator(url: string, adminKey: string): Promise<Vitrine> {
  const operator = new Vitrine({ url, adminKey });
  await operator.admin.shops.list().next();
  return operator;
}

/** @throws VitrineError where the token is not a secret one of a shop */
export async function asShop(url: string, key: string): Promise<Pick<Session, 'shop' | 'shopHint'>> {
  const problem = tokenProblem(key);
  if (problem !== undefined) throw new VitrineError(problem, 'KEY_UNUSABLE', 0, undefined);
  const shop = new Vitrine({ url, key });
  await shop.usage();
  return { shop, shopHint: `${key.slice(0, HINT_LENGTH)}…` };
}
