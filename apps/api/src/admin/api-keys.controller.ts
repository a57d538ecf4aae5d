import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  apiKey,
  type ApiKeyDto,
  issuedToken,
  type IssuedTokenDto,
  type RotateToken,
  rotateToken,
  type UpdateApiKey,
  updateApiKey,
  usage,
  type UsageDto,
} from '#contracts';
import { ApiKeysService, TokensService, UsageService } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { type ById, byId } from '../validation/params.js';

@ApiTags('Admin: API keys')
@ForAdmins()
@Controller('api/admin/api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly tokens: TokensService,
    private readonly usage: UsageService,
  ) {}

  @Get(':id')
  @ApiOperation({ operationId: 'getApiKey', summary: 'Show an API key and its tokens' })
  @ApiAnswer(200, apiKey, 'The API key')
  @ApiProblems(400, 404)
  get(@Param({ schema: byId }) { id }: ById): Promise<ApiKeyDto> {
    return this.apiKeys.get(id);
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'updateApiKey',
    summary: 'Rename an API key, set the origins of its publishable token, or its quotas',
    description:
      'Of the quotas those that are sent change, within a second on every process; null lifts one.',
  })
  @ApiAnswer(200, apiKey, 'The API key as it is now')
  @ApiProblems(400, 404, 409)
  update(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: updateApiKey }) body: UpdateApiKey,
  ): Promise<ApiKeyDto> {
    return this.apiKeys.update(id, body);
  }

  @Get(':id/usage')
  @ApiOperation({ operationId: 'getApiKeyUsage', summary: 'What an API key uses, and what it may use' })
  @ApiAnswer(200, usage, 'Counts, limits and periods')
  @ApiProblems(400, 404)
  usageOf(@Param({ schema: byId }) { id }: ById): Promise<UsageDto> {
    return this.usage.of(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'revokeApiKey',
    summary: 'Delete an API key with its catalogue and its tokens, for good',
    description:
      'Its tokens are refused within a second on every process; photos, vectors, prompts, reports and try-ons are ' +
      'erased within minutes. Who it was and how much it has used stays. To replace a token that others have seen, ' +
      'issue a new one (`POST …/tokens`) and revoke the old one (`DELETE /api/admin/tokens/{id}`): the catalogue ' +
      'stays. Deleting twice changes nothing more.',
  })
  @ApiNoContentResponse({ description: 'The key is revoked; what it has is being erased' })
  @ApiProblems(400, 404)
  async revoke(@Param({ schema: byId }) { id }: ById): Promise<void> {
    await this.apiKeys.revoke(id);
  }

  @Post(':id/tokens')
  @UseInterceptors(IdempotencyInterceptor)
  @ApiOperation({
    operationId: 'rotateToken',
    summary: 'Issue a new token of a kind and let the older ones run out',
    description:
      'The older tokens of the kind go on working for `overlap_seconds`. The new one is shown once.',
  })
  @ApiIdempotent()
  @ApiAnswer(201, issuedToken, 'The new token')
  @ApiProblems(400, 404, 409)
  rotate(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: rotateToken }) body: RotateToken,
  ): Promise<IssuedTokenDto> {
    return this.tokens.rotate(id, body);
  }
}
