import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type LookQuery,
  lookQuery,
  type RecommendationsDto,
  recommendations,
  type SimilarQuery,
  similarQuery,
} from '#contracts';
import { LookService, RecommendService } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { ApiCounted } from '../quotas/api-counted.js';
import { PromptQuotaInterceptor } from '../quotas/prompt-quota.interceptor.js';
import { type ById, byId } from '../validation/params.js';
import { pageOptions, splitParameters } from './recommend-request.js';

/** What to show beside an item. */
@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@UseInterceptors(PromptQuotaInterceptor)
@Controller('api/images/:id')
export class ImageRecommendationsController {
  constructor(
    private readonly recommend: RecommendService,
    private readonly looks: LookService,
  ) {}

  @Get('similar')
  @ApiOperation({
    operationId: 'similarImages',
    summary: 'Items that look like one',
    description:
      'The same options, filters and pages as GET /api/recommend. `score` says how sure the model is that ' +
      'both photos show the same kind of garment. 409 while the photo of the item is not embedded.',
  })
  @ApiAnswer(200, recommendations, 'What is like the item')
  @ApiProblems(400, 404, 409)
  @ApiCounted()
  similar(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: similarQuery }) query: SimilarQuery,
  ): Promise<RecommendationsDto> {
    const { options, filters } = splitParameters(query);
    return this.recommend.similar(tenant, id, pageOptions(options, filters));
  }

  @Get('look')
  @ApiOperation({
    operationId: 'completeLook',
    summary: 'Complete the look: items of other categories that go with one',
    description:
      'In stock, for the same age group, of the same style; an item that names no style or age group goes with ' +
      'all. The best of each category first, then the second best of each. `score` = 0.6 · colour harmony + ' +
      '0.4 · style (1 shared, 0.5 where one of the two names none). Neutral colours go with all; of the others ' +
      "those that are near each other or opposite on the colour wheel. Colours are the model's judgement of the " +
      'photos.',
  })
  @ApiAnswer(200, recommendations, 'What goes with the item')
  @ApiProblems(400, 404, 409)
  @ApiCounted()
  look(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: lookQuery }) { num_results: numResults }: LookQuery,
  ): Promise<RecommendationsDto> {
    return this.looks.complete(tenant, id, numResults);
  }
}
