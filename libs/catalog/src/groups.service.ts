import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CreateGroup, GroupDto, Page, PageQuery, UpdateGroup } from '#contracts';
import {
  CursorCodec,
  isForeignKeyViolation,
  isUniqueViolation,
  NotFoundError,
  PrismaService,
} from '#platform';
import type { Tenant } from '#tenant';
import { GroupInUseError, GroupNameTakenError } from './group.errors.js';
import { foldName, slugOf } from './group-slug.js';
import { groupStatements } from './group-statements.js';
import type { GroupKind } from './groups.js';

/** Whose groups: an operator has no more of a tenant than its key. */
type Owner = Pick<Tenant, 'apiKeyId'>;

/** How often a deletion that meets new items begins anew. */
const DELETE_ATTEMPTS = 3;

/** The categories, styles and age groups of a shop. One that is not the owner's own is unknown. */
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
  async list({ apiKeyId }: Owner, kind: GroupKind, query: PageQuery): Promise<Page<GroupDto>> {
    const scope = `${kind}\0${apiKeyId}`;
    const after = query.cursor === undefined ? null : this.cursors.decode(scope, query.cursor)[0];
    const values = [apiKeyId, after, query.limit + 1];
    const rows = await this.run<GroupDto & { slug: string }>(groupStatements(kind).list, values);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ slug: _slug, ...group }) => group),
      next_cursor: rows.length > query.limit && last ? this.cursors.encode(scope, [last.slug]) : null,
    };
  }

  /** @throws NotFoundError */
  async get({ apiKeyId }: Owner, kind: GroupKind, id: string): Promise<GroupDto> {
    const [group] = await this.run<GroupDto>(groupStatements(kind).get, [apiKeyId, id]);
    if (group === undefined) throw unknown(kind);
    return group;
  }

  /** Makes a group, or gives the one of this name, case and white space aside, the name and description sent now. */
  async create(
    owner: Owner,
    kind: GroupKind,
    { name, description }: CreateGroup,
  ): Promise<{ group: GroupDto; created: boolean }> {
    const newId = uuidv7();
    const values = [owner.apiKeyId, newId, foldName(name), slugOf(name), description ?? null];
    const [saved] = await this.run<{ id: string }>(groupStatements(kind).save, values);
    if (saved === undefined) throw new Error(`The ${kind} that was just written is not there.`);
    return { group: await this.get(owner, kind, saved.id), created: saved.id === newId };
  }

  /** Changes what is sent; the items in it stay. @throws NotFoundError, GroupNameTakenError */
  async update(owner: Owner, kind: GroupKind, id: string, change: UpdateGroup): Promise<GroupDto> {
    const { name, description } = change;
    const names = name === undefined ? [null, null] : [foldName(name), slugOf(name)];
    const values = [owner.apiKeyId, id, ...names, description !== undefined, description ?? null];
    try {
      const [updated] = await this.run(groupStatements(kind).update, values);
      if (updated === undefined) throw unknown(kind);
    } catch (cause) {
      throw isUniqueViolation(cause) ? new GroupNameTakenError({ cause }) : cause;
    }
    return this.get(owner, kind, id);
  }

  /**
   * Deletes a group that no item is in, or takes the items out of it first. The foreign key decides, so that an item
   * that is uploaded meanwhile is not left with a group that is gone.
   * @throws NotFoundError, GroupInUseError
   */
  async delete({ apiKeyId }: Owner, kind: GroupKind, id: string, detach: boolean): Promise<void> {
    const statements = groupStatements(kind);
    const values = [apiKeyId, id];
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [deleted] = await this.run(detach ? statements.detachAndDelete : statements.delete, values);
        if (deleted === undefined) throw unknown(kind);
        return;
      } catch (cause) {
        if (!isForeignKeyViolation(cause)) throw cause;
        const [row] = await this.run<{ image_count: number }>(statements.count, values);
        const count = row?.image_count ?? 0;
        const isOver = attempt === DELETE_ATTEMPTS;
        if (isOver || (count > 0 && !detach)) throw new GroupInUseError(count, { cause });
      }
    }
  }

  private run<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    return this.prisma.prepared<Row>({ name: '', text }, values);
  }
}

function unknown(kind: GroupKind): NotFoundError {
  return new NotFoundError(kind.replace('_', ' '));
}
