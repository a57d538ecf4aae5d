import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type ApiKeyDto,
  apiKeyPage,
  type CreateApiKey,
  createApiKey,
  issuedApiKey,
  type IssuedApiKeyDto,
  type Page,
  type PageQuery,
} from '#contracts';
import { ApiKeysService } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { type ByShopId, byShopId } from '../validation/params.js';
import { adminListQuery } from './admin-list-query.js';

@ApiTags('Admin: API keys')
@ForAdmins()
@Controller('api/admin/shops/:shop_id/api-keys')
export class ShopApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Post()
  @UseInterceptors(IdempotencyInterceptor)
  @ApiOperation({
    operationId: 'createApiKey',
    summary: 'Issue an API key: a catalogue with a secret and a publishable token',
    description: 'The two tokens are shown in this answer alone. Only their hashes are stored.',
  })
  @ApiIdempotent()
  @ApiAnswer(201, issuedApiKey, 'The new key with its tokens')
  @ApiProblems(400, 404, 409)
  create(
    @Param({ schema: byShopId }) { shop_id }: ByShopId,
    @Body({ schema: createApiKey }) body: CreateApiKey,
  ): Promise<IssuedApiKeyDto> {
    return this.apiKeys.issue(shop_id, body);
  }

  @Get()
  @ApiOperation({ operationId: 'listApiKeys', summary: "List a shop's API keys, newest first" })
  @ApiAnswer(200, apiKeyPage, 'A page of API keys')
  @ApiProblems(400, 404)
  list(
    @Param({ schema: byShopId }) { shop_id }: ByShopId,
    @Query({ schema: adminListQuery }) query: PageQuery,
  ): Promise<Page<ApiKeyDto>> {
    return this.apiKeys.list(shop_id, query);
  }
}
