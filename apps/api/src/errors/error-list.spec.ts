import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statusOf } from './problem.js';

/** What answers requests, and what items, imports and try-ons are told to have failed by. */
const FOLDERS = [
  'apps/api',
  ...['catalog', 'tenant', 'platform', 'embedding', 'inference', 'try-on'].map((lib) => `libs/${lib}`),
];
const SOURCES = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(`${folder}/src`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.errors?\.ts$/.test(path))
      .map((path) => `${folder}/src/${path}`),
  ),
  'apps/api/src/auth/failed-attempts.ts',
  'apps/api/src/errors/problem.ts',
  'libs/contracts/src/try-on-errors.ts',
  'libs/catalog/src/imports/row-photos.ts',
  'libs/catalog/src/imports/table-row.ts',
];

/** Of processes that do not start, and faults of ours that are answered with 500. */
const NOT_FOR_CLIENTS = new Set([
  'CANNOT_LISTEN',
  'ENCODER_MISMATCH',
  'ENCODER_PRECISION_WRONG',
  'ENCODER_REFERENCE_MISSING',
  'GRAPH_MISMATCH',
  'INFERENCE_DEVICE_UNAVAILABLE',
  'INFERENCE_FAILED',
  'INFERENCE_NOT_FINITE',
  'INFERENCE_OUT_OF_MEMORY',
  'INVALID_CONFIGURATION',
  'INVALID_EMBEDDING',
  'INVALID_OBJECT_KEY',
  'MIGRATION_FAILED',
  'MODEL_FOLDER_INVALID',
  // Words that say nothing are refused by the schema before.
  'PROMPT_EMPTY',
]);

/** The codes of the sources, each with the kinds of the classes that have it; '' where it stands in none. */
function codesOfSources(): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const path of SOURCES) {
    // Up to the end of a class: with the codes that are listed before it.
    for (const part of readFileSync(path, 'utf8').split(/^}$/m)) {
      const kinds = [...part.matchAll(/\bkind(?:: \w+)? = '([a-z-]+)'/g)].map(([, kind = '']) => kind);
      if (kinds.length === 0) kinds.push('');
      for (const [, quoted, key] of part.matchAll(
        /'([A-Z]+(?:_[A-Z0-9]+)*)'|^ {2}([A-Z]+(?:_[A-Z0-9]+)*): ['<]/gm,
      )) {
        const code = quoted ?? key ?? '';
        if (!code.includes('_') && code !== 'TIMEOUT') continue;
        if (code.startsWith('FST_')) continue;
        codes.set(code, new Set([...(codes.get(code) ?? []), ...kinds]));
      }
    }
  }
  return codes;
}

describe('docs/errors.md', () => {
  const text = readFileSync('docs/errors.md', 'utf8');
  const codes = codesOfSources();

  it('names every code that a client may meet, and no other', () => {
    const documented = [...text.matchAll(/`([A-Z]+(?:_[A-Z0-9]+)*)`/g)].map(([, code = '']) => code);
    const known = documented.filter((code) => code.includes('_') || code === 'TIMEOUT');
    const met = [...codes.keys()].filter((code) => !NOT_FOR_CLIENTS.has(code));
    expect([...new Set(known)].toSorted()).toEqual(met.toSorted());
  });

  it('says of each with which status it comes', () => {
    const rows = [...text.matchAll(/^\| (\d{3}) +\| ([^|]+)\|/gm)];
    const wrong = rows.flatMap(([, status, names = '']) =>
      [...names.matchAll(/`([A-Z_]+)`/g)].flatMap(([, code = '']) => {
        const kinds = [...(codes.get(code) ?? [])];
        const statuses = kinds.map((kind) => statusOf[kind as keyof typeof statusOf]);
        return kinds.includes('') || statuses.includes(Number(status))
          ? []
          : [`${code} ${status}: ${statuses.join()}`];
      }),
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
