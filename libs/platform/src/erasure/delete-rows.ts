import { Prisma } from '../prisma/generated/client.js';
import type { PrismaService } from '../prisma/prisma.service.js';

/** Rows of one statement: a large catalogue is not one long transaction. */
const BATCH = 1_000;

/**
 * Deletes a key's rows of a table that an index on `api_key_id` finds them in, a batch at a time. What hangs on them by foreign
 * keys goes in the same statement: of what may be many rows for one, they are deleted before.
 */
export async function deleteRowsOfKey(prisma: PrismaService, table: string, apiKeyId: string): Promise<void> {
  const name = Prisma.raw(table);
  for (let deleted = BATCH; deleted === BATCH;) {
    deleted = await prisma.$executeRaw`
      DELETE FROM ${name} WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM ${name} WHERE api_key_id = ${apiKeyId}::uuid LIMIT ${BATCH}))`;
  }
}
