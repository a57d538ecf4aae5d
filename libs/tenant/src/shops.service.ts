import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateShop, Page, PageQuery, ShopDto, UpdateShop } from '#contracts';
import { CursorCodec, NotFoundError, PrismaService, type Shop } from '#platform';
import { lockLiveShop, lockShop } from './lock-shop.js';
import { pageFrom } from './page.js';
import { revokeKey } from './revoke-key.js';
import { TRANSACTION } from './transaction.js';

const CURSOR_SCOPE = 'admin/shops';

/** Shops, as the operator of the platform manages them. */
@Injectable()
export class ShopsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
  ) {}

  async create(request: CreateShop): Promise<ShopDto> {
    return toDto(await this.prisma.shop.create({ data: { id: uuidv7(), name: request.name } }));
  }

  /** Newest first. */
  async list({ limit, cursor }: PageQuery): Promise<Page<ShopDto>> {
    const before = cursor === undefined ? undefined : this.cursors.decode(CURSOR_SCOPE, cursor)[0];
    const rows = await this.prisma.shop.findMany({
      where: before === undefined ? {} : { id: { lt: before } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return pageFrom(rows, limit, toDto, (last) => this.cursors.encode(CURSOR_SCOPE, [last.id]));
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ShopDto> {
    const row = await this.prisma.shop.findUnique({ where: { id } });
    if (row === null) throw new NotFoundError('shop');
    return toDto(row);
  }

  /**
   * Renames, suspends or reactivates. The tokens of a suspended shop are refused within half a second.
   * @throws NotFoundError
   * @throws ShopDeletedError
   */
  async update(id: string, change: UpdateShop): Promise<ShopDto> {
    const row = await this.prisma.$transaction(async (transaction) => {
      await lockLiveShop(transaction, id);
      return transaction.shop.update({ where: { id }, data: change });
    }, TRANSACTION);
    return toDto(row);
  }

  /**
   * Ends a shop for good: all its keys are revoked at once, and with them goes what they have. The shop is shown as
   * deleted until nothing of it can be left; then `ShopErasure` takes its row. Deleting twice changes nothing more.
   * @throws NotFoundError
   */
  async delete(id: string): Promise<void> {
    await this.prisma.$transaction(async (transaction) => {
      const { deletedAt } = await lockShop(transaction, id);
      if (deletedAt === null)
        await transaction.shop.update({ where: { id }, data: { deletedAt: new Date() } });
      // Again, where a process of before this route has issued one since.
      const live = await transaction.apiKey.findMany({
        where: { shopId: id, revokedAt: null },
        orderBy: { id: 'asc' },
        select: { id: true },
      });
      for (const key of live) await revokeKey(transaction, key.id);
    }, TRANSACTION);
  }
}

function toDto(row: Shop): ShopDto {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    deleted_at: row.deletedAt?.toISOString() ?? null,
  };
}
