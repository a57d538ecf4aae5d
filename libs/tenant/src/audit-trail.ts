import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntryDto, Page, PageQuery } from '#contracts';
import { type AuditEntry, CursorCodec, PrismaService } from '#platform';
import { pageFrom } from './page.js';

const CURSOR_SCOPE = 'admin/audit';

/** Who does what, and from where. No secret and no body. */
export type AuditedAction = Pick<AuditEntry, 'actor' | 'address' | 'method' | 'route' | 'requestId'> & {
  params: Record<string, string>;
};

/** What was done with the admin key: written before it is done, so that nothing is done unseen. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
  ) {}

  /** @returns the entry's id @throws DependencyUnavailableError: then nothing is to be done */
  async begin(action: AuditedAction): Promise<string> {
    const id = uuidv7();
    await this.prisma.auditEntry.create({ data: { id, ...action }, select: { id: true } });
    return id;
  }

  /** @param made the id of what was made */
  async end(id: string, { params }: AuditedAction, status: number, made?: string): Promise<void> {
    const data = { status, ...(made !== undefined && { params: { ...params, made } }) };
    await this.prisma.auditEntry.update({ where: { id }, data, select: { id: true } });
  }

  /** Newest first. */
  async list({ limit, cursor }: PageQuery): Promise<Page<AuditEntryDto>> {
    const before = cursor === undefined ? undefined : this.cursors.decode(CURSOR_SCOPE, cursor)[0];
    const rows = await this.prisma.auditEntry.findMany({
      where: before === undefined ? {} : { id: { lt: before } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return pageFrom(rows, limit, toDto, (last) => this.cursors.encode(CURSOR_SCOPE, [last.id]));
  }
}

function toDto({ at, params, requestId, ...row }: AuditEntry): AuditEntryDto {
  return {
    ...row,
    at: at.toISOString(),
    params: params as Record<string, string>,
    request_id: requestId,
  };
}
