import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type SuggestionsDto, suggestions, type SuggestQuery, suggestQuery } from '#contracts';
import { SuggestService } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@Controller('api/suggest')
export class SuggestController {
  constructor(private readonly service: SuggestService) {}

  @Get()
  @ApiOperation({
    operationId: 'suggest',
    summary: 'Suggest prompts to somebody who is typing one',
    description:
      'Categories, styles, names of items in stock, and prompts that at least five visitors asked, on at least three ' +
      'days of the last 30. With a secret token your server asks for all of them, and is one visitor a day. The last ' +
      'word may be unfinished, and each word may have a typing slip. Counts against no quota of prompts and is not ' +
      'recorded.',
  })
  @ApiAnswer(200, suggestions, 'What may be meant')
  @ApiProblems(400)
  suggest(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: suggestQuery }) { q, limit }: SuggestQuery,
  ): Promise<SuggestionsDto> {
    return this.service.suggest(tenant, q, limit);
  }
}
