import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type TryOnResultQuery, tryOnResultQuery } from '#contracts';
import { NotFoundError } from '#platform';
import { jpegOfResult, TryOnService } from '#try-on';
import { ApiToken } from '../auth/authenticated.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { SignatureOrKeyGuard } from '../catalog/signature-or-key.guard.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ByJobId, byJobId } from '../validation/params.js';

const binary = { schema: { type: 'string', format: 'binary' } };

/** The image itself: by its signed URL without a key, or with a token. */
@ApiTags('Try-on')
@ApiToken()
@ApiSecurity({})
@ApiProduces('image/png', 'image/jpeg')
@ApiProblems(400, 401, 403, 404, 409, 500, 503)
@AllowPublishable()
@UseGuards(SignatureOrKeyGuard)
@Controller('api/tryon/:job_id/result')
export class TryOnResultsController {
  constructor(private readonly tryOns: TryOnService) {}

  @Get()
  @ApiOperation({ operationId: 'getTryOnResult', summary: 'The image of a try-on that is completed' })
  @ApiResponse({
    status: 200,
    description: 'The picture, in the size and framing of the person photo',
    content: { 'image/png': binary, 'image/jpeg': binary },
  })
  async result(
    @Param({ schema: byJobId }) { job_id }: ByJobId,
    @Query({ schema: tryOnResultQuery }) { n, format, ...signature }: TryOnResultQuery,
    @Req() { user }: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const png =
      signature.sig === undefined
        ? await this.own(user, job_id, n)
        : await this.tryOns.openSignedResult(signature, job_id, n);
    const image = format === 'png' ? png : await jpegOfResult(png);
    // A picture of a person: no cache between keeps it.
    await reply
      .headers({ 'content-type': `image/${format}`, 'cache-control': 'private, no-store' })
      .send(image);
  }

  private own(user: AuthenticatedRequest['user'], jobId: string, n: number): Promise<Buffer> {
    if (typeof user !== 'object') throw new NotFoundError('try-on result');
    return this.tryOns.openResult(user, jobId, n);
  }
}
