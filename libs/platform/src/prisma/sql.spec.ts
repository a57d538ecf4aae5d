import { fileURLToPath } from 'node:url';
import type { PinoLogger } from 'nestjs-pino';
import { expect, it } from 'vitest';
import { FakeJobQueue, FakeObjectStorage, SqlRecorder } from '#testing';
import type { Sealer } from '../crypto/sealer.js';
import { deleteRowsOfKey } from '../erasure/delete-rows.js';
import { KeyErasure } from '../erasure/key-erasure.js';
import { ShopErasure } from '../erasure/shop-erasure.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import type { Loops } from '../loops/loops.js';
import { OutboxRelay, type OutboxRoutes } from '../outbox/outbox-relay.js';

const logger = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const routes = { types: ['image.deleted'], jobsOf: () => [] } as unknown as OutboxRoutes;

it('the SQL of this lib is what platform.sql says', async () => {
  const sql = new SqlRecorder();
  const idempotency = new IdempotencyService(sql.prisma, {} as Sealer, logger);
  await sql.of(idempotency, 'begin', 'scope', 'key', Buffer.alloc(32));
  await sql.of(idempotency, 'prune');
  await sql.of(idempotency, 'limit', 'scope');
  await sql.of(new OutboxRelay(sql.prisma, new FakeJobQueue(), routes, {} as Loops, logger), 'relayOnce');
  await sql.call('deleteRowsOfKey', () => deleteRowsOfKey(sql.prisma, 'images', 'key'));
  await sql.of(new KeyErasure(sql.prisma, []), 'due', new Date());
  await sql.of(new ShopErasure(sql.prisma, new FakeObjectStorage()), 'finish');
  expect(await sql.missing(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
  await expect(sql.text()).toMatchFileSnapshot('../platform.sql');
});
