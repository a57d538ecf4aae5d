import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { Pool } from 'pg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

type SchemaEngine = bindings.SchemaEngine;

// Node has it; its type lies in TypeScript's DOM library, which a server has no use for.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

/**
 * Runs a migration as Prisma's native engine does: one request, hence one transaction. The adapter itself cuts a script
 * at each semicolon, the ones inside of a function too.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

let loaded: Promise<void> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: the native one is downloaded at first use, which a closed network
 * forbids. Loaded by hand, since importing a .wasm needs a flag of Node.
 */
async function loadBindings(): Promise<void> {
  // The engine reports a panic through this hook, and fails to start without it.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`The Prisma schema engine stopped: ${message}`);
      },
    },
  });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(await readFile(join(dirname(entry), 'schema_engine_bg.wasm')));
  const { exports } = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

/**
 * Works with a schema engine on a database; `schema` is needed by a diff alone. The engine leaves its connections
 * open, and on one of them the lock that keeps other engines waiting: they are ended here.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await (loaded ??= loadBindings());
  const pool = new Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: schema === undefined ? undefined : [['schema.prisma', schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
