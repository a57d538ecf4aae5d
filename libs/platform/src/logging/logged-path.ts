/** A key's place in FitMatchFinder's paths; whatever stands there, it may be a key with a slip of the hand. */
const KEY_IN_PATH = /^((?:\/fitmatchfinder)?\/images\/)[^/]*/i;
const TOKEN = /vt(_|%5f)(sk|pk)(_|%5f)[^/]*/gi;

/** The path of a request as it is logged: without its query, which may carry a signature or a prompt, and any key. */
export function loggedPath(url: string | undefined): string {
  const [path = ''] = (url ?? '').split('?', 1);
  return path.replace(KEY_IN_PATH, '$1[key]').replace(TOKEN, '[key]');
}
