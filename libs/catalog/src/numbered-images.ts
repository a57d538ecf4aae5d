import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { NotFoundError, Prisma, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { slugOf } from './group-slug.js';
import { GROUP_TABLES, type GroupKind } from './groups.js';
import { GROUP_JOINS } from './image-row.js';
import { ImageUrls } from './image-urls.js';

export type NumberedGroup = { number: number; name: string; description: string | null };

/** An item with the integers by which clients of the older routes know it and its groups. */
export type NumberedImage = {
  id: string;
  number: number;
  name: string;
  photoUrl: string;
  isEmbedded: boolean;
  category: NumberedGroup | null;
  style: NumberedGroup | null;
  ageGroup: NumberedGroup | null;
};

/** What a client of the older routes names an item by: its number, or its id on the other routes. */
export type ImagePk = number | string;

type Row = Omit<NumberedImage, 'photoUrl'> & { apiKeyId: string; photoKey: string };

const PAGE = 500;

/** Items by number. A number means nothing outside of its key. */
@Injectable()
export class NumberedImages {
  constructor(
    private readonly prisma: PrismaService,
    private readonly urls: ImageUrls,
  ) {}

  /** All of them, oldest first, a page in memory. */
  async *all(tenant: Tenant): AsyncGenerator<NumberedImage> {
    for (let after = 0; ;) {
      const page = await this.read(
        Prisma.sql`i.api_key_id = ${tenant.apiKeyId}::uuid AND i.number > ${after} ORDER BY i.number LIMIT ${PAGE}`,
      );
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.number;
    }
  }

  /** By id; those that are gone are not in it. */
  async byId(tenant: Tenant, ids: readonly string[]): Promise<Map<string, NumberedImage>> {
    const found = await this.read(
      Prisma.sql`i.api_key_id = ${tenant.apiKeyId}::uuid AND i.id = ANY(${[...ids]}::uuid[])`,
    );
    return new Map(found.map((image) => [image.id, image]));
  }

  /** @throws NotFoundError */
  async one(tenant: Tenant, pk: ImagePk): Promise<NumberedImage> {
    const named = typeof pk === 'number' ? Prisma.sql`i.number = ${pk}` : Prisma.sql`i.id = ${pk}::uuid`;
    const [found] = await this.read(Prisma.sql`i.api_key_id = ${tenant.apiKeyId}::uuid AND ${named}`);
    if (found === undefined) throw new NotFoundError('image');
    return found;
  }

  /** The name of the group that is meant by a number, an id, or its name. @throws NotFoundError for an unknown number or id */
  async groupName(tenant: Tenant, kind: GroupKind, given: string): Promise<string> {
    const isId = isUuid(given);
    if (!isId && !/^\d{1,9}$/.test(given)) return given;
    const named = isId ? Prisma.sql`id = ${given}::uuid` : Prisma.sql`number = ${Number(given)}`;
    const { table } = GROUP_TABLES[kind];
    const [found] = await this.prisma.$queryRaw<{ name: string }[]>`
      SELECT name FROM ${table} WHERE api_key_id = ${tenant.apiKeyId}::uuid
        AND (slug = ${slugOf(given)} OR ${named}) ORDER BY slug = ${slugOf(given)} DESC LIMIT 1`;
    if (found === undefined) throw new NotFoundError(kind.replace('_', ' '));
    return found.name;
  }

  private async read(where: Prisma.Sql): Promise<NumberedImage[]> {
    const rows = await this.prisma.$queryRaw<Row[]>`
      SELECT i.api_key_id AS "apiKeyId", i.id, i.number, i.name, i.photo_key AS "photoKey",
        i.embedding_status = 'embedded' AS "isEmbedded", ${groupOf('c')} AS category, ${groupOf('s')} AS style,
        ${groupOf('a')} AS "ageGroup"
      FROM images i
      ${Prisma.raw(GROUP_JOINS)}
      WHERE ${where}`;
    return rows.map(({ apiKeyId, photoKey, ...row }) => ({
      ...row,
      photoUrl: this.urls.of({ apiKeyId, id: row.id, photoKey }).photo_url,
    }));
  }
}

function groupOf(table: 'c' | 's' | 'a'): Prisma.Sql {
  const g = Prisma.raw(table);
  return Prisma.sql`CASE WHEN ${g}.id IS NULL THEN NULL
    ELSE jsonb_build_object('number', ${g}.number, 'name', ${g}.name, 'description', ${g}.description) END`;
}
