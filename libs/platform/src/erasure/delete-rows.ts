import { Prisma } from '../prisma/generated/client.js';
import type { PrismaService } from '../prisma/prisma.service.js';

/** Rows of one statement: a large catalogue is not one long transaction. */
const BATCH = 1_000;

/** Deletes a key's rows of a table whose primary key is (api_key_id, id), a batch at a time. */
export async function deleteRowsOfKey(prisma: PrismaService, table: string, apiKeyId: string): Promise<void> {
  const name = Prisma.raw(table);
  for (let deleted = BATCH; deleted === BATCH;) {
    deleted = await prisma.$executeRaw`
      DELETE FROM ${name} WHERE (api_key_id, id) IN (
        SELECT api_key_id, id FROM ${name} WHERE api_key_id = ${apiKeyId}::uuid LIMIT ${BATCH})`;
  }
}
