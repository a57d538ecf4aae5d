import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type LookQuery, lookQuery, type RecommendationsDto, recommendations } from '#contracts';
import { PopularService } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { ApiCounted } from '../quotas/api-counted.js';
import { PromptQuotaInterceptor } from '../quotas/prompt-quota.interceptor.js';

@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@UseInterceptors(PromptQuotaInterceptor)
@Controller('api/recommend/popular')
export class PopularController {
  constructor(private readonly popular: PopularService) {}

  @Get()
  @ApiOperation({
    operationId: 'recommendPopular',
    summary: 'What shoppers of this shop liked lately',
    description:
      'In stock, by views, clicks, carts and purchases, older ones counting less; none where there were none. ' +
      '`score` is the place: 1 for the first.',
  })
  @ApiAnswer(200, recommendations, 'The most popular items')
  @ApiProblems(400)
  @ApiCounted()
  list(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: lookQuery }) { num_results: numResults }: LookQuery,
  ): Promise<RecommendationsDto> {
    return this.popular.list(tenant, numResults);
  }
}
