import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  type CreateTryOn,
  createTryOn,
  type Page,
  tryOnAccepted,
  type TryOnAcceptedDto,
  tryOnArtefacts,
  type TryOnArtefactsDto,
  tryOnJob,
  type TryOnJobDto,
  type TryOnJobQuery,
  tryOnJobQuery,
  type TryOnJobSummaryDto,
  tryOnPage,
  type TryOnQuery,
  tryOnQuery,
} from '#contracts';
import type { Tenant } from '#tenant';
import { TryOnService } from '#try-on';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable, SecretOnly } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiCounted } from '../quotas/api-counted.js';
import { TryOnQuotaInterceptor } from '../quotas/try-on-quota.interceptor.js';
import { type ByJobId, byJobId } from '../validation/params.js';
import { newTryOn } from './new-try-on.js';
import { CANONICAL_FORM } from './try-on-form.js';
import { ApiTryOnForm } from './try-on-form.docs.js';
import { TryOnUploadInterceptor } from './try-on-upload.interceptor.js';

@ApiTags('Try-on')
@ForShops()
@AllowPublishable()
@Controller('api/tryon')
export class TryOnController {
  constructor(private readonly tryOns: TryOnService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @UseInterceptors(TryOnUploadInterceptor(CANONICAL_FORM), IdempotencyInterceptor, TryOnQuotaInterceptor)
  @ApiOperation({
    operationId: 'createTryOn',
    summary: 'Put garments on a person',
    description:
      'Answers at once; poll the job. The garment is a photo or an item of the catalogue. The photos that are sent ' +
      'are deleted when the job ends. The same request again gives the stored result while that lives.',
  })
  @ApiIdempotent()
  @ApiTryOnForm(
    createTryOn,
    {
      person_image: { description: 'Photo of the person, full or half body', required: true },
      clothing_image: { description: 'Photo of the garment; repeat it for up to three of different kinds' },
    },
    { oneOf: [['clothing_image', 'image_id']] },
  )
  @ApiAnswer(202, tryOnAccepted, 'The job is queued')
  @ApiProblems(400, 404, 409, 413, 415, 422)
  @ApiCounted()
  create(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Body({ schema: createTryOn }) fields: CreateTryOn,
  ): Promise<TryOnAcceptedDto> {
    return this.tryOns.create(tenant, newTryOn(request, fields));
  }

  @Get()
  @ApiOperation({
    operationId: 'listTryOns',
    summary: 'List try-on jobs, newest first',
    description: 'With a publishable token, those of the given `session` alone.',
  })
  @ApiAnswer(200, tryOnPage, 'A page of jobs')
  @ApiProblems(400)
  list(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: tryOnQuery }) query: TryOnQuery,
  ): Promise<Page<TryOnJobSummaryDto>> {
    return this.tryOns.list(tenant, query);
  }

  @Get(':job_id')
  @ApiOperation({
    operationId: 'getTryOn',
    summary: 'Show a try-on job',
    description: 'A job that failed is answered with 200 and `status: "failed"`: the question was answered.',
  })
  @ApiAnswer(200, tryOnJob, 'The job as it is now')
  @ApiProblems(400, 404)
  get(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
    @Query({ schema: tryOnJobQuery }) { result_b64 }: TryOnJobQuery,
  ): Promise<TryOnJobDto> {
    return this.tryOns.get(tenant, job_id, result_b64);
  }

  @Get(':job_id/artefacts')
  @SecretOnly()
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    operationId: 'getTryOnArtefacts',
    summary: 'What the stages of a try-on made: masks, keypoints, the draft',
    description:
      'For whoever looks into a result. Empty unless the operator has them kept (`TRYON_DEBUG_ARTIFACTS`); deleted ' +
      'with the job.',
  })
  @ApiAnswer(200, tryOnArtefacts, 'What is kept, by name')
  @ApiProblems(400, 404)
  artefacts(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
  ): Promise<TryOnArtefactsDto> {
    return this.tryOns.artefacts(tenant, job_id);
  }

  @Delete(':job_id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    operationId: 'deleteTryOn',
    summary: 'Cancel a try-on job and erase all of it',
    description: 'Whatever it is doing: photos and results are deleted.',
  })
  @ApiNoContentResponse({ description: 'Nothing of the job is left' })
  @ApiProblems(400, 404)
  async delete(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
  ): Promise<void> {
    await this.tryOns.delete(tenant, job_id);
  }
}
