import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PreparedStatement, Prisma, type PrismaService } from '#platform';

/** Where SQL of one's own is handed to Postgres. */
const CALL = /\b(?:prisma|transaction|client)\s*\.(?:\$queryRaw|\$executeRaw|prepared)\b/g;
const FRAME = /(?:file:\/\/)?(\/[^():]+\/libs\/[^():]+\.ts)(?:\?[^:]*)?:(\d+:\d+)/;

type Answer = readonly object[] | Error;

/**
 * A client without a database that writes down the SQL of a lib's own, by the method that sent it. Prisma's calls find
 * nothing, and change a row.
 */
export class SqlRecorder {
  private readonly statements = new Map<string, Set<string>>();
  private readonly sites = new Map<string, Set<string>>();
  private readonly answers: Answer[] = [];
  private rows: Record<string, object> = {};
  private label = '';
  /** To be given in place of the real one. */
  readonly prisma = this.client();

  /** What the next queries answer with, or fail with, one after the other; and then nothing. */
  answering(...answers: Answer[]): this {
    this.answers.splice(0, Infinity, ...answers);
    return this;
  }

  /** The row that a table's `findUnique` gives, by the model's name. */
  having(rows: Record<string, object>): this {
    this.rows = rows;
    return this;
  }

  /** Calls a method of a repository. What becomes of the empty answers is not looked at. */
  async of<Repository extends object, Method extends keyof Repository>(
    repository: Repository,
    method: Method,
    ...args: Repository[Method] extends (...args: infer Args) => unknown ? Args : never
  ): Promise<void> {
    const call = repository[method] as (...args: unknown[]) => unknown;
    await this.call(`${repository.constructor.name}.${String(method)}`, () => call.apply(repository, args));
  }

  /** Calls anything else, under a name. */
  async call(label: string, run: () => unknown): Promise<void> {
    this.label = label;
    try {
      await run();
    } catch {
      // Nothing was found.
    }
    this.answering().having({});
  }

  /** All statements, each under the name of its method. */
  text(): string {
    const parts = [...this.statements].flatMap(([label, texts]) =>
      [...texts].map((text) => `-- ${label}\n${text};\n`),
    );
    return parts.sort().join('\n');
  }

  /** Files of the folder from which not every call was made: `file: made of written`. */
  async missing(folder: string): Promise<string[]> {
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('spec.ts') && !file.includes('generated'),
    );
    const found = await Promise.all(
      files.map(async (file) => {
        const path = join(folder, file);
        const written = (await readFile(path, 'utf8')).match(CALL)?.length ?? 0;
        const made = this.sites.get(path)?.size ?? 0;
        return made === written ? [] : [`${relative(folder, path)}: ${made} of ${written}`];
      }),
    );
    return found.flat().sort();
  }

  private answer(): readonly object[] {
    const answer = this.answers.shift() ?? [];
    if (answer instanceof Error) throw answer;
    return answer;
  }

  private record(text: string): void {
    const lines = text.replace(/^\n+|\s+$/g, '').split('\n');
    const indents = lines.slice(1).map((line) => (line.trim() === '' ? Infinity : line.search(/\S/)));
    const indent = Math.min(...indents, Infinity);
    const flush = lines.map((line, at) => (at === 0 ? line.trimStart() : line.slice(Math.min(indent, 99))));
    const texts = this.statements.get(this.label) ?? new Set();
    this.statements.set(this.label, texts.add(flush.join('\n')));
    const [, path = '', place = ''] = FRAME.exec(callerIn(new Error().stack ?? '')) ?? [];
    this.sites.set(path, (this.sites.get(path) ?? new Set()).add(place));
  }

  private client(): PrismaService {
    const tagged = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) =>
      'raw' in query ? Prisma.sql(query, ...values) : query;
    const raw = {
      $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
        this.record(tagged(query, values).text);
        return this.answer();
      },
      $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
        this.record(tagged(query, values).text);
        return 1;
      },
      prepared: async ({ text }: PreparedStatement) => {
        this.record(text);
        return this.answer();
      },
      $transaction: (work: unknown) => (typeof work === 'function' ? work(this.prisma) : work),
    };
    return new Proxy(raw, {
      get: (target, name) => Reflect.get(target, name) ?? this.model(String(name)),
    }) as unknown as PrismaService;
  }

  private model(name: string): object {
    return new Proxy(
      {},
      {
        get: (_target, method) => async () => {
          if (method === 'findMany') return [];
          if (method === 'count') return 0;
          if (String(method).endsWith('Many')) return { count: 1 };
          return this.rows[name] ?? (String(method).startsWith('find') ? null : {});
        },
      },
    );
  }
}

const OWN_FILE = fileURLToPath(import.meta.url);

function callerIn(stack: string): string {
  return (
    stack
      .split('\n')
      .slice(1)
      .find((line) => line.includes('/libs/') && !line.includes(OWN_FILE)) ?? ''
  );
}
