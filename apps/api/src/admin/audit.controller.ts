import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AuditEntryDto, auditPage, type Page, type PageQuery } from '#contracts';
import { AuditTrail } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { adminListQuery } from './admin-list-query.js';

@ApiTags('Admin: audit')
@ForAdmins()
@Controller('api/admin/audit')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @ApiOperation({
    operationId: 'listAuditEntries',
    summary: 'List what was done with the admin key, newest first',
    description: 'Every call that may change something, when and from where, with the status of its answer.',
  })
  @ApiAnswer(200, auditPage, 'A page of entries')
  @ApiProblems(400)
  list(@Query({ schema: adminListQuery }) query: PageQuery): Promise<Page<AuditEntryDto>> {
    return this.trail.list(query);
  }
}
