import type { IncomingMessage } from 'node:http';

const PREFIX = '/fitmatchfinder';

/** FitMatchFinder's paths by those of the controllers; Nest would take the slash off, which tells them apart. */
const PATHS: [given: RegExp, route: string][] = [
  [/^\/images\/([^/?]+(?:\/[^/?]+)?)\/?(?=\?|$)/, `${PREFIX}/images/$1`],
  [/^\/api\/(images|prompts|recommend)\/(?=\?|$)/, `${PREFIX}/api/$1`],
];

/** Where a request goes; Fastify asks before it looks for a route. */
export function rewriteUrl({ url = '/' }: IncomingMessage): string {
  for (const [given, route] of PATHS) {
    if (given.test(url)) return url.replace(given, route);
  }
  return url;
}

/** The path under which clients know a route. */
export function publicPath(route: string): string {
  return route.startsWith(`${PREFIX}/`) ? `${route.slice(PREFIX.length)}/` : route;
}
