/**
 * Why a page must not work with this key, for its developer; undefined where it may.
 * A secret token in a page is everybody's who looks at it.
 */
export function keyProblem(key: string | null): string | undefined {
  if (key === null || key === '')
    return 'The attribute "key" is missing: the publishable token of your API key (vt_pk_…).';
  if (key.startsWith('vt_pk_')) return undefined;
  if (key.startsWith('vt_sk_') || key.startsWith('vt_admin_'))
    return (
      'A secret token stands in this page, for everybody to read. It was not used. Revoke it now, and put the ' +
      'publishable token (vt_pk_…) in its place.'
    );
  return 'The attribute "key" is no publishable token: these begin with vt_pk_.';
}
