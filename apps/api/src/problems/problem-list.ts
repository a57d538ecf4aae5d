import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A row of docs/errors.md that names a code; markdown, of which only backticks are used. */
export type ListedProblem = {
  /** The heading that it stands under: "Of try-ons". */
  section: string;
  /** Of an answer; undefined for what rows, imports and jobs have failed by. */
  status: number | undefined;
  /** What its column is about: "what it means" or "what helps". */
  column: string;
  text: string;
};

/** The codes of docs/errors.md in their order, each with all of its rows. */
export function readProblems(markdown: string): Map<string, ListedProblem[]> {
  const problems = new Map<string, ListedProblem[]>();
  let [section, column] = ['', ''];
  for (const line of markdown.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3).trim();
    if (!line.startsWith('|')) continue;
    const cells = line.split('|').slice(1, -1);
    const [first = '', second = '', third = ''] = cells.map((cell) => cell.trim());
    const [status, names, text] = cells.length === 3 ? [first, second, third] : ['', first, second];
    if (names === '`code`') column = text;
    for (const [, code = ''] of names.matchAll(/`([A-Z][A-Z0-9_]+)`/g)) {
      const row = { section, status: status === '' ? undefined : Number(status), column, text };
      problems.set(code, [...(problems.get(code) ?? []), row]);
    }
  }
  return problems;
}

/** docs/errors.md, from the sources and from dist/ alike; undefined where it was not packed with the program. */
export function errorsDocument(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, 'docs', 'errors.md');
    if (existsSync(path)) return readFileSync(path, 'utf8');
    if (folder === dirname(folder)) return undefined;
  }
}
