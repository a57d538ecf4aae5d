import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The bundle fetches its maker's logo from the maker's server. */
const OUTSIDE_LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg';
const EMPTY_IMAGE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

let bundle: Promise<string> | undefined;

/** ReDoc's script, from its package. */
export function redocScript(): Promise<string> {
  bundle ??= readFile(
    createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js'),
    'utf8',
  ).then((script) => script.replaceAll(OUTSIDE_LOGO, EMPTY_IMAGE));
  return bundle;
}

/** Fonts of the system: ReDoc's own choice would be missing, or come from Google. */
const theme = {
  typography: {
    fontFamily: 'system-ui, sans-serif',
    headings: { fontFamily: 'system-ui, sans-serif' },
    code: { fontFamily: 'ui-monospace, monospace' },
  },
};

export const redocPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Vitrine: API reference</title>
    <link rel="icon" href="data:," />
    <style>
      body { margin: 0; }
    </style>
  </head>
  <body>
    <redoc spec-url="/openapi.json" hide-loading theme='${JSON.stringify(theme)}'></redoc>
    <script src="/redoc/redoc.standalone.js"></script>
  </body>
</html>
`;
