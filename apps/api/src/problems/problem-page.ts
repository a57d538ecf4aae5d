import { createHash } from 'node:crypto';
import { slugOf } from '../errors/problem.js';
import type { ListedProblem } from './problem-list.js';

const STYLE = `
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem; font: 1.05rem/1.55 system-ui, sans-serif; color: #1c1a19; background: #fff; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.8rem 0 0.3rem; }
p { margin: 0.3rem 0; }
code { font-family: ui-monospace, monospace; font-size: 0.95em; }
a { color: #7a1f35; }
ul { padding-left: 1.2rem; }
`;

/** No script, nothing from elsewhere, and this style alone. */
export const PROBLEM_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What one code means, where it is met, and what to do. */
export function problemPage(code: string, rows: readonly ListedProblem[]): string {
  return page(
    code,
    `<h1><code>${escaped(code)}</code></h1>
${rows.map((row) => rowPart(code, row)).join('\n')}
<p><a href="../problems">All codes</a> · <a href="../docs">The API</a></p>`,
  );
}

/** All codes, by where they are met. */
export function problemsPage(problems: ReadonlyMap<string, readonly ListedProblem[]>): string {
  const sections = new Map<string, string[]>();
  for (const [code, rows] of problems) {
    for (const { section, text } of rows) {
      const item = `<li><a href="problems/${slugOf(code)}"><code>${escaped(code)}</code></a> ${inline(text)}</li>`;
      sections.set(section, [...(sections.get(section) ?? []), item]);
    }
  }
  const lists = [...sections].map(
    ([name, items]) => `<h2>${inline(name)}</h2>\n<ul>${items.join('\n')}</ul>`,
  );
  return page('Errors', `<h1>Errors</h1>\n${lists.join('\n')}`);
}

function rowPart(code: string, { section, status, column, text }: ListedProblem): string {
  const isAdvice = column === 'what helps';
  const where = status === undefined ? section : `${section}, with status ${status}`;
  return `<h2>${inline(where)}</h2>
<p>${isAdvice ? 'What helps: ' : ''}${inline(text)}</p>${
    isAdvice || status === undefined ? '' : `\n<p>What to do: ${inline(adviceOf(code, status))}</p>`
  }`;
}

/** What docs/errors.md says above its tables of what may be sent again. */
function adviceOf(code: string, status: number): string {
  if (code === 'QUOTA_EXCEEDED') return '`GET /api/usage` says what is used of what, and until when.';
  if (code === 'IDEMPOTENCY_IN_PROGRESS' || [408, 429, 500, 503].includes(status))
    return 'send the same request again, after the seconds of `Retry-After` where it is there; a POST with an `Idempotency-Key`, so that nothing is done twice. If it stays, give the operator the `request_id`.';
  return 'the same request is refused again: change it as `detail` says, and `errors` where it is there.';
}

function inline(markdown: string): string {
  return escaped(markdown).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vitrine: ${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
