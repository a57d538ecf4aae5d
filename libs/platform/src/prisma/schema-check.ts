import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DatabaseNotMigratedError } from './database-not-migrated.error.js';
import { neededMigrations } from './needed-migrations.js';
import { PrismaService } from './prisma.service.js';

/** Whether the database has every migration that this version needs. More of them are none of its business. */
@Injectable()
export class SchemaCheck implements OnModuleInit {
  private needed: Promise<string[]> | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(SchemaCheck.name);
  }

  /** A database that is away is waited for; on one that was not migrated, nothing starts. */
  async onModuleInit(): Promise<void> {
    try {
      await this.check();
    } catch (error) {
      if (error instanceof DatabaseNotMigratedError) throw error;
      this.logger.warn({ err: error }, 'Whether the database is migrated could not be asked');
    }
  }

  /** @throws DatabaseNotMigratedError, DependencyUnavailableError('postgres') */
  async check(): Promise<void> {
    const needed = await (this.needed ??= neededMigrations());
    const applied = await this.prisma.appliedMigrations();
    if (applied === undefined) return;
    const missing = needed.filter((name) => !applied.has(name));
    if (missing.length > 0) throw new DatabaseNotMigratedError(missing, needed.length);
  }
}
