/** The first one signs, all of them verify: a secret is replaced by putting another one before it. */
export type Secrets = readonly [string, ...string[]];

/** One secret, or several. @throws when there is none */
export function secretsOf(given: string | readonly string[]): Secrets {
  const [first, ...others] = typeof given === 'string' ? [given] : given;
  if (first === undefined) throw new Error('There is no secret to sign with');
  return [first, ...others];
}
