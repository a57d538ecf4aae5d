import { Body, Controller, Get, HttpCode, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  DEFAULT_TRY_ON_OPTIONS,
  type SubmitTryOn,
  submitTryOn,
  submittedTryOn,
  type SubmittedTryOnDto,
  submittedTryOnStatus,
  type SubmittedTryOnStatusDto,
} from '#contracts';
import type { Tenant } from '#tenant';
import { garmentTypeOf, TryOnService, TryOnUrls } from '#try-on';
import { ForShops } from '../../auth/authenticated.js';
import { CurrentTenant } from '../../auth/current-tenant.js';
import { AllowPublishable } from '../../auth/token-kinds.js';
import { ApiAnswer } from '../../docs/api-answer.js';
import { ApiIdempotent } from '../../docs/api-idempotent.js';
import { ApiProblems } from '../../docs/api-problems.js';
import { IdempotencyInterceptor } from '../../idempotency/idempotency.interceptor.js';
import { ApiCounted } from '../../quotas/api-counted.js';
import { TryOnQuotaInterceptor } from '../../quotas/try-on-quota.interceptor.js';
import { ApiTryOnForm } from '../../try-on/try-on-form.docs.js';
import type { TryOnForm } from '../../try-on/try-on-form.js';
import { TryOnUploadInterceptor } from '../../try-on/try-on-upload.interceptor.js';
import { type ByJobId, byJobId } from '../../validation/params.js';
import { PhotoSource } from './photo-source.js';
import { submittedStatusOf } from './submitted-status.js';

const FORM: TryOnForm = { person: 'user_image', garment: 'product_image', maxGarments: 1 };

/** The routes of the documented try-on service. */
@ApiTags('Compatible: try-on service')
@ForShops()
@AllowPublishable()
@Controller('api/tryon')
export class TryonServiceController {
  constructor(
    private readonly tryOns: TryOnService,
    private readonly urls: TryOnUrls,
    private readonly photos: PhotoSource,
  ) {}

  @Post('submit')
  @HttpCode(200)
  @UseInterceptors(TryOnUploadInterceptor(FORM), IdempotencyInterceptor, TryOnQuotaInterceptor)
  @ApiOperation({
    operationId: 'submitTryOn',
    summary: 'Submit a try-on by files or by URLs',
    description: 'New clients use POST /api/tryon. URLs are fetched from public addresses only.',
  })
  @ApiIdempotent()
  @ApiTryOnForm(
    submitTryOn,
    {
      user_image: { description: 'Photo of the person' },
      product_image: { description: 'Photo of the garment' },
    },
    {
      oneOf: [
        ['user_image', 'user_image_url'],
        ['product_image', 'product_image_url'],
      ],
      ignoresUnknown: true,
    },
  )
  @ApiAnswer(200, submittedTryOn, 'The job is queued')
  @ApiProblems(400, 409, 413, 415, 422)
  @ApiCounted()
  async submit(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Body({ schema: submitTryOn }) fields: SubmitTryOn,
  ): Promise<SubmittedTryOnDto> {
    const { user_image_url, product_image_url, garment_type, mode, ...options } = fields;
    const [person, photo] = await Promise.all([
      this.photos.take(request, FORM.person, user_image_url),
      this.photos.take(request, FORM.garment, product_image_url),
    ]);
    const { job_id } = await this.tryOns.create(tenant, {
      person,
      fields: FORM,
      garments: [{ type: garmentTypeOf(garment_type), photo }],
      mode,
      options: { ...DEFAULT_TRY_ON_OPTIONS, ...options },
    });
    return { job_id, status: 'QUEUED', message: 'Job submitted successfully' };
  }

  @Get('status/:job_id')
  @ApiOperation({ operationId: 'getSubmittedTryOn', summary: 'The status of a submitted try-on' })
  @ApiAnswer(200, submittedTryOnStatus, 'The job as it is now')
  @ApiProblems(400, 404)
  async status(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
  ): Promise<SubmittedTryOnStatusDto> {
    return submittedStatusOf(await this.tryOns.show(tenant, job_id), this.urls);
  }

  @Get('result/:job_id')
  @ApiProduces('image/png')
  @ApiOperation({ operationId: 'getSubmittedTryOnResult', summary: 'The image of a submitted try-on' })
  @ApiResponse({
    status: 200,
    description: 'The picture',
    content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblems(400, 404, 409)
  async result(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const image = await this.tryOns.openResult(tenant, job_id, 0);
    await reply.headers({ 'content-type': 'image/png', 'cache-control': 'private, no-store' }).send(image);
  }
}
