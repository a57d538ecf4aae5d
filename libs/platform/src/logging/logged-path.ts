/** A key's place in FitMatchFinder's paths; whatever stands there, it may be a key with a slip of the hand. */
const KEY_IN_PATH = /^((?:\/fitmatchfinder)?\/images\/)[^/]*/i;
const TOKEN_IN_PATH = /vt_(sk|pk)_[^/]*/gi;
const TOKEN = /vt_(sk|pk)_[\w-]*/gi;
const ESCAPED_ASCII = /%([0-7][0-9a-f])/gi;
/** Escapes within escapes that are looked through. */
const MAX_DEPTH = 5;

/** The path of a request as it is logged: without its query, which may carry a signature or a prompt, and any key. */
export function loggedPath(url: string | undefined): string {
  const [path = ''] = (url ?? '').split('?', 1);
  return unescaped(path).replace(KEY_IN_PATH, '$1[key]').replace(TOKEN_IN_PATH, '[key]');
}

/** A sentence as it is logged: what a client has written may be in it. */
export function loggedText(text: string): string {
  return text.replace(TOKEN, '[key]');
}

/** Whoever escapes a letter of a key names the same key. */
function unescaped(path: string): string {
  let plain = path;
  for (let depth = 0; depth < MAX_DEPTH && plain.includes('%'); depth += 1) {
    plain = plain.replace(ESCAPED_ASCII, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
  return plain;
}
