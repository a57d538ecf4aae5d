import { Injectable } from '@nestjs/common';
import type { GroupDto, Page, PageQuery } from '#contracts';
import { CursorCodec, Prisma, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { GROUP_TABLES, type GroupKind } from './groups.js';

type GroupRow = { id: string; name: string; description: string | null; slug: string; image_count: bigint };

/** The categories, styles and age groups that a shop's items use. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * A page of one kind, by name, with the number of items in each.
   * @throws InvalidRequestError when the cursor is not of this listing
   */
  async list(tenant: Tenant, kind: GroupKind, query: PageQuery): Promise<Page<GroupDto>> {
    const scope = `${kind}\0${tenant.apiKeyId}`;
    const after = query.cursor === undefined ? undefined : this.cursors.decode(scope, query.cursor)[0];
    const { table, imageColumn } = GROUP_TABLES[kind];
    const rows = await this.prisma.$queryRaw<GroupRow[]>`
      SELECT g.id, g.name, g.description, g.slug,
        (SELECT count(*) FROM images i WHERE i.api_key_id = g.api_key_id AND i.${imageColumn} = g.id) AS image_count
      FROM ${table} g
      WHERE g.api_key_id = ${tenant.apiKeyId}::uuid
        ${after === undefined ? Prisma.empty : Prisma.sql`AND g.slug > ${after}`}
      ORDER BY g.slug LIMIT ${query.limit + 1}`;
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ id, name, description, image_count }) => ({
        id,
        name,
        description,
        image_count: Number(image_count),
      })),
      next_cursor: rows.length > query.limit && last ? this.cursors.encode(scope, [last.slug]) : null,
    };
  }
}
