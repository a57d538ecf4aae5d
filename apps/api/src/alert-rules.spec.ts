import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Metric = { kind: string; labels: string[] };
type Rule = { alert: string; expr: string; text: string };

const FILE = 'deploy/prometheus/vitrine-alerts.yml';
/** What the scrape itself adds, and Prometheus' own metric of whether it worked. */
const OF_PROMETHEUS = { labels: ['job', 'instance'], metrics: ['up'] };

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('spec.ts') && !path.includes('generated'))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8')),
);

/** Every metric that a process registers, by its name. */
function registered(): Map<string, Metric> {
  const metrics = new Map<string, Metric>();
  for (const source of sources) {
    const made = [
      ...source.matchAll(/new (Counter|Gauge|Histogram)\(\{\s*name(?:: '(\w+)')?,([\s\S]*?)\bregisters\b/g),
    ];
    for (const [, kind = '', name, rest = ''] of made) {
      const [, list = ''] = /labelNames: \[([^\]]*)\]/.exec(rest) ?? [];
      const labels = [...list.matchAll(/'(\w+)'/g)].map(([, label = '']) => label);
      // One whose name is a parameter is made by a function that is called with several names.
      const names =
        name === undefined ? [...source.matchAll(/gauge\(\s*'(\w+)'/g)].map(([, one = '']) => one) : [name];
      for (const one of names) metrics.set(one, { kind, labels });
    }
  }
  return metrics;
}

/** Each alert with its expression in one line. */
function rulesOf(yaml: string): Rule[] {
  return yaml
    .split(/^ {6}- alert: /m)
    .slice(1)
    .map((text) => {
      const [, expr = ''] = /^ {8}expr: (?:>-\n)?([\s\S]*?)\n {8}\w/m.exec(text) ?? [];
      return { alert: text.split('\n', 1)[0] ?? '', expr: expr.replaceAll(/\s+/g, ' ').trim(), text };
    });
}

/** `name{labels}` of an expression, without functions and the words of the language. */
function selectorsOf(
  expr: string,
): { name: string; labels: [label: string, operator: string, value: string][] }[] {
  return [...expr.matchAll(/\b(up|vitrine_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', inner = '']) => ({
    name,
    labels: [...inner.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
      ([, label = '', operator = '', value = '']): [string, string, string] => [label, operator, value],
    ),
  }));
}

describe('the alert rules', () => {
  const metrics = registered();
  const rules = rulesOf(readFileSync(FILE, 'utf8'));

  /** Of a histogram only the series that Prometheus has of it. */
  const metricOf = (name: string): Metric | undefined => {
    const base = name.replace(/_(count|sum|bucket)$/, '');
    const histogram = metrics.get(base)?.kind === 'Histogram' ? metrics.get(base) : undefined;
    return base === name ? (histogram === undefined ? metrics.get(name) : undefined) : histogram;
  };

  it('are read, and so is what the processes register', () => {
    expect(rules.length).toBeGreaterThan(12);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(metrics.size).toBeGreaterThan(25);
    // Whatever is called so in the sources was found as a metric.
    const named = sources.flatMap((source) => [...source.matchAll(/'(vitrine_[a-z_]+)',/g)]);
    const missed = named.map(([, name = '']) => name).filter((name) => !metrics.has(name));
    expect(missed).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s names metrics and labels that there are',
    (_, rule) => {
      const selectors = selectorsOf(rule.expr);
      expect(selectors.length).toBeGreaterThan(0);
      const labels = new Set(OF_PROMETHEUS.labels);
      for (const selector of selectors) {
        if (OF_PROMETHEUS.metrics.includes(selector.name)) continue;
        const metric = metricOf(selector.name);
        expect(metric, selector.name).toBeDefined();
        for (const label of metric?.labels ?? []) labels.add(label);
        for (const [label, operator, value] of selector.labels) {
          expect(metric?.labels, `${selector.name}{${label}}`).toContain(label);
          // A flag is written by String().
          if (operator !== '=' || value === 'true') continue;
          expect(
            sources.some((source) => source.includes(`'${value}'`)),
            `${label}="${value}"`,
          ).toBe(true);
        }
      }
      for (const [, by = ''] of rule.expr.matchAll(/\bby \(([^)]*)\)/g))
        for (const label of by.split(/,\s*/)) expect([...labels], `by (${label})`).toContain(label);
      for (const [, label = ''] of rule.text.matchAll(/\$labels\.(\w+)/g))
        expect([...labels]).toContain(label);
    },
  );

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s says how bad it is and what to do',
    (_, { text, expr }) => {
      expect(text).toMatch(/^ {10}severity: (page|ticket)$/m);
      expect(text).toMatch(/^ {10}summary: '.+\.'$/m);
      const [, runbook = ''] = /^ {10}runbook: >-\n((?: {12}.*\n?)+)/m.exec(text) ?? [];
      expect(runbook.trim()).toMatch(/^[A-Z/].{60,}\.$/s);
      for (const [open, close] of ['()', '{}', '[]'])
        expect(expr.split(open ?? '').length, expr).toBe(expr.split(close ?? '').length);
    },
  );

  it('are there for all that the operator is told to alert on', () => {
    const [, table = ''] =
      /What to alert on;[^|]*:\n\n((?:\|.*\n)+)/.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
    const told = new Set([...table.matchAll(/`[^`]*?(vitrine_\w+)[^`]*`/g)].map(([, name = '']) => name));
    expect(told.size).toBeGreaterThan(6);
    const used = new Set(rules.flatMap(({ expr }) => selectorsOf(expr).map(({ name }) => name)));
    expect([...told].filter((name) => !used.has(name))).toEqual([]);
  });
});
