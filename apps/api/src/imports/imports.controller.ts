import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImageExport, ImportsService } from '#catalog';
import {
  imageImport,
  type ImageImportDto,
  imageImportPage,
  type ImportErrorsQuery,
  importErrorsQuery,
  importQuery,
  type Page,
  type PageQuery,
} from '#contracts';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { type ById, byId } from '../validation/params.js';
import { IMPORT_TYPES } from './import-body.js';
import { ImportBodyInterceptor } from './import-body.interceptor.js';
import { csvStream, ndjsonStream } from './row-streams.js';

const file = { schema: { type: 'string', format: 'binary', minLength: 1 } as const };

/** Many items at once, and all of them. */
@ApiTags('Import and export')
@ForShops()
@Controller('api/images')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly exports: ImageExport,
  ) {}

  @Post('import')
  @HttpCode(202)
  @UseInterceptors(ImportBodyInterceptor, IdempotencyInterceptor)
  @ApiOperation({
    operationId: 'importImages',
    summary: 'Import items from CSV, NDJSON, or a zip of such a table and its photos',
    description:
      'The body is the file. A row has the fields of an item, and `photo_url`, or `photo`: a name in the zip. ' +
      'CSV has a header; columns that are no field become attributes. The same `external_id` again updates the ' +
      'item. Rows are imported one by one, later; a row that fails leaves the others alone. A table that cannot ' +
      'be read to its end imports nothing. The body must arrive within two minutes.',
  })
  @ApiIdempotent()
  @ApiConsumes(...IMPORT_TYPES)
  @ApiBody(file)
  @ApiAnswer(202, imageImport, 'The import, queued')
  @ApiProblems(400, 409, 413, 415, 429)
  begin(@CurrentTenant() tenant: Tenant, @Req() { importBody }: FastifyRequest): Promise<ImageImportDto> {
    if (importBody === undefined) throw new Error('The file was not received');
    return this.imports.begin(tenant, importBody.format, importBody.path, importBody.bytes);
  }

  @Get('imports')
  @ApiOperation({ operationId: 'listImports', summary: 'List the imports, newest first' })
  @ApiAnswer(200, imageImportPage, 'A page of imports')
  @ApiProblems(400)
  list(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: importQuery }) query: PageQuery,
  ): Promise<Page<ImageImportDto>> {
    return this.imports.list(tenant, query);
  }

  @Get('imports/:id')
  @ApiOperation({ operationId: 'getImport', summary: 'Show how far an import is' })
  @ApiAnswer(200, imageImport, 'The import')
  @ApiProblems(400, 404)
  get(@CurrentTenant() tenant: Tenant, @Param({ schema: byId }) { id }: ById): Promise<ImageImportDto> {
    return this.imports.get(tenant, id);
  }

  @Get('imports/:id/errors')
  @ApiOperation({
    operationId: 'getImportErrors',
    summary: 'The rows of an import that failed, with reasons, as a file',
  })
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiResponse({
    status: 200,
    description: 'One line a row',
    content: {
      'application/x-ndjson': {
        ...file,
        example:
          '{"row":7,"external_id":"d-7","code":"PHOTO_NOT_IN_ZIP","message":"The zip has no file of this name."}\n',
      },
      'text/csv': {
        ...file,
        example: 'row,external_id,code,message\n7,d-7,PHOTO_NOT_IN_ZIP,The zip has no file of this name.\n',
      },
    },
  })
  @ApiProblems(400, 404)
  async errors(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: importErrorsQuery }) { format }: ImportErrorsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.imports.errors(tenant, id);
    const csv = format === 'csv';
    await reply
      .type(csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
      .header('content-disposition', `attachment; filename="import-errors-${id}.${format}"`)
      .send(csv ? csvStream(rows, ['row', 'external_id', 'code', 'message']) : ndjsonStream(rows));
  }

  @Get('export')
  @ApiOperation({
    operationId: 'exportImages',
    summary: 'The whole catalogue as NDJSON that an import takes',
    description: 'Photos are named by their signed URLs, which hold as long as the item has this photo.',
  })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, description: 'One line an item', content: { 'application/x-ndjson': file } })
  async export(@CurrentTenant() tenant: Tenant, @Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('application/x-ndjson')
      .header('content-disposition', 'attachment; filename="images.ndjson"')
      .send(ndjsonStream(this.exports.rows(tenant)));
  }
}
