import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CreatePrompt,
  createPrompt,
  type RecommendationsDto,
  recommendations,
  type RecommendQuery,
  recommendQuery,
} from '#contracts';
import { RecommendService } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { recommendRequest, splitParameters } from './recommend-request.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';

@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@Controller('api')
export class RecommendController {
  constructor(private readonly recommend: RecommendService) {}

  @Post('prompts')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @ApiOperation({
    operationId: 'createPrompt',
    summary: 'Recommend photos for a prompt',
    description: 'The photos of the catalogue that fit the prompt, best first. The prompt is recorded.',
  })
  @ApiIdempotent()
  @ApiAnswer(200, recommendations, 'What fits the prompt')
  @ApiProblems(400)
  createPrompt(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: createPrompt }) { filters, ...body }: CreatePrompt,
  ): Promise<RecommendationsDto> {
    return this.recommend.recommend(tenant, recommendRequest(body, filters));
  }

  @Get('recommend')
  @ApiOperation({
    operationId: 'recommend',
    summary: 'Recommend photos for a prompt, as a GET',
    description:
      'The same as POST /api/prompts, the filters as parameters of their own; a list is the name repeated.',
  })
  @ApiAnswer(200, recommendations, 'What fits the prompt')
  @ApiProblems(400)
  getRecommendations(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: recommendQuery }) query: RecommendQuery,
  ): Promise<RecommendationsDto> {
    const { prompt, ...others } = query;
    const { options, filters } = splitParameters(others);
    return this.recommend.recommend(tenant, recommendRequest({ prompt, ...options }, filters));
  }
}
