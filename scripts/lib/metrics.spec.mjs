import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
);

/** The metrics that the processes have, by name, each with its kind. */
const kinds = new Map(
  sources.flatMap((text) =>
    [...text.matchAll(/new (Counter|Gauge|Histogram)\(\{\s*name: '(\w+)'/g)].map(([, kind, name]) => [
      name,
      kind,
    ]),
  ),
);

/** A histogram is exposed as three series. */
const isThere = (name) =>
  kinds.has(name) || kinds.get(name.replace(/_(count|sum|bucket)$/, '')) === 'Histogram';

describe('the metrics', () => {
  it('that the documents name are there', () => {
    const named = ['operating', 'security'].flatMap((name) =>
      [...readFileSync(`docs/${name}.md`, 'utf8').matchAll(/`?(vitrine_[a-z_]+)/g)].map(
        ([, metric]) => metric,
      ),
    );
    // Of the compose file, in the same document: its volumes.
    const metrics = new Set(named.filter((name) => !['vitrine_redis', 'vitrine_chroma'].includes(name)));
    expect(metrics.size).toBeGreaterThan(6);
    expect([...metrics].filter((name) => !isThere(name))).toEqual([]);
  });

  it('are named as Prometheus asks: counters end in _total, nothing else does, and durations are in seconds', () => {
    expect(kinds.size).toBeGreaterThan(20);
    for (const [name, kind] of kinds) {
      expect(name).toMatch(/^vitrine_[a-z]+(_[a-z]+)*$/);
      expect([name, name.endsWith('_total')]).toEqual([name, kind === 'Counter']);
      expect(name).not.toMatch(/_(ms|milliseconds|minutes|kb|mb|megabytes|percent)(_|$)/);
      if (kind === 'Histogram') expect(name).toMatch(/_(seconds|bytes|rows)$/);
    }
  });
});
