import { Body, Controller, Get, HttpCode, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  type CreatePrompt,
  createPrompt,
  type RecommendByPhoto,
  recommendByPhoto,
  type RecommendationsDto,
  recommendations,
  type RecommendQuery,
  recommendQuery,
} from '#contracts';
import { PhotoIntake } from '#catalog';
import { RecommendService } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { networkOf } from '../auth/failed-attempts.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { pageOptions, recommendRequest, splitParameters } from './recommend-request.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiPhotoForm } from '../catalog/photo-form.docs.js';
import { ApiCounted } from '../quotas/api-counted.js';
import { PromptQuotaInterceptor } from '../quotas/prompt-quota.interceptor.js';
import { RequiredPhoto } from '../uploads/photo.decorator.js';
import { PhotoUploadInterceptor } from '../uploads/photo-upload.interceptor.js';
import { RepeatableFields } from '../uploads/repeatable-fields.js';

@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@Controller('api')
export class RecommendController {
  constructor(
    private readonly recommend: RecommendService,
    private readonly intake: PhotoIntake,
  ) {}

  @Post('prompts')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor, PromptQuotaInterceptor)
  @ApiOperation({
    operationId: 'createPrompt',
    summary: 'Recommend photos for a prompt',
    description: 'The photos of the catalogue that fit the prompt, best first. The prompt is recorded.',
  })
  @ApiIdempotent()
  @ApiAnswer(200, recommendations, 'What fits the prompt')
  @ApiProblems(400)
  @ApiCounted()
  createPrompt(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: createPrompt }) { filters, ...body }: CreatePrompt,
    @Req() { ip }: FastifyRequest,
  ): Promise<RecommendationsDto> {
    return this.recommend.recommend(tenant, recommendRequest(body, filters), networkOf(ip));
  }

  @Get('recommend')
  @UseInterceptors(PromptQuotaInterceptor)
  @ApiOperation({
    operationId: 'recommend',
    summary: 'Recommend photos for a prompt, as a GET',
    description:
      'The same as POST /api/prompts, the filters as parameters of their own; a list is the name repeated.',
  })
  @ApiAnswer(200, recommendations, 'What fits the prompt')
  @ApiProblems(400)
  @ApiCounted()
  getRecommendations(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: recommendQuery }) query: RecommendQuery,
    @Req() { ip }: FastifyRequest,
  ): Promise<RecommendationsDto> {
    const { prompt, text_weight, ...others } = query;
    const { options, filters } = splitParameters(others);
    const request = recommendRequest({ prompt, text_weight, ...options }, filters);
    return this.recommend.recommend(tenant, request, networkOf(ip));
  }

  @Post('recommend/photo')
  @HttpCode(200)
  @RepeatableFields('exclude', 'category', 'style', 'age_group', 'variant_group')
  @UseInterceptors(PhotoUploadInterceptor, PromptQuotaInterceptor)
  @ApiOperation({
    operationId: 'recommendByPhoto',
    summary: 'Recommend items like a photo',
    description:
      'Items that look like what the photo shows, and like the prompt where one is sent: a score is ' +
      '`photo_weight` · likeness + (1 − `photo_weight`) · fit to the prompt. The photo is not kept. Of a later ' +
      'page the photo is sent again with the cursor. A list is its field repeated.',
  })
  @ApiPhotoForm(recommendByPhoto, 'required')
  @ApiAnswer(200, recommendations, 'What is like the photo')
  @ApiProblems(400, 413, 415, 422)
  @ApiCounted()
  async recommendByPhoto(
    @CurrentTenant() tenant: Tenant,
    @RequiredPhoto() file: Buffer,
    @Body({ schema: recommendByPhoto }) body: RecommendByPhoto,
  ): Promise<RecommendationsDto> {
    const { prompt, photo_weight: photoWeight, ...others } = body;
    const { options, filters } = splitParameters(others);
    const { photo } = await this.intake.prepare(file);
    return this.recommend.byPhoto(tenant, { photo, prompt, photoWeight, ...pageOptions(options, filters) });
  }
}
