import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type JpegResultFile,
  jpegResultFile,
  type ResultFile,
  resultFile,
  type ResultFileQuery,
  resultFileQuery,
} from '#contracts';
import { NotFoundError } from '#platform';
import { jpegOfResult, TryOnService } from '#try-on';
import { ApiToken } from '../auth/authenticated.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { SignatureOrKeyGuard } from '../catalog/signature-or-key.guard.js';
import { ApiProblems } from '../docs/api-problems.js';
import { jpegPathOf } from './premoda/jpeg-path.js';
import { resultPathOf } from './tryon-service/submitted-status.js';

const binary = { schema: { type: 'string', format: 'binary' } };

/** Results as files with a name, as two of the documented APIs have them: by signed URL, or with a token. */
@ApiToken()
@ApiSecurity({})
@ApiProblems(400, 401, 403, 404, 409, 500, 503)
@AllowPublishable()
@UseGuards(SignatureOrKeyGuard)
@Controller()
export class ResultFilesController {
  constructor(private readonly tryOns: TryOnService) {}

  @Get('results/:file')
  @ApiTags('Compatible: try-on service')
  @ApiProduces('image/png')
  @ApiOperation({ operationId: 'getResultFile', summary: 'The image of a try-on, called <job_id>.png' })
  @ApiResponse({ status: 200, description: 'The picture', content: { 'image/png': binary } })
  async png(
    @Param({ schema: resultFile }) { file }: ResultFile,
    @Query({ schema: resultFileQuery }) query: ResultFileQuery,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = file.slice(0, -'.png'.length);
    await send(reply, 'image/png', await this.open(resultPathOf(id), id, query, request));
  }

  @Get('api/results/:filename')
  @ApiTags('Compatible: PreModa')
  @ApiProduces('image/jpeg')
  @ApiOperation({
    operationId: 'getJpegResultFile',
    summary: 'The image of a try-on, called result_<job_id>.jpg',
  })
  @ApiResponse({ status: 200, description: 'The picture', content: { 'image/jpeg': binary } })
  async jpeg(
    @Param({ schema: jpegResultFile }) { filename }: JpegResultFile,
    @Query({ schema: resultFileQuery }) query: ResultFileQuery,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = filename.slice('result_'.length, -'.jpg'.length);
    const png = await this.open(jpegPathOf(id), id, query, request);
    await send(reply, 'image/jpeg', await jpegOfResult(png));
  }

  private open(
    path: string,
    id: string,
    { n: _one, ...signature }: ResultFileQuery,
    { user }: AuthenticatedRequest,
  ): Promise<Buffer> {
    if (signature.sig !== undefined) return this.tryOns.openSigned(path, signature, id, 0);
    if (typeof user !== 'object') throw new NotFoundError('try-on result');
    return this.tryOns.openResult(user, id, 0);
  }
}

async function send(reply: FastifyReply, contentType: string, image: Buffer): Promise<void> {
  await reply.headers({ 'content-type': contentType, 'cache-control': 'private, no-store' }).send(image);
}
