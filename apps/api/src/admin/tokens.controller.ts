import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TokensService } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ById, byId } from '../validation/params.js';

@ApiTags('Admin: API keys')
@ForAdmins()
@Controller('api/admin/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'revokeToken',
    summary: 'Revoke a single token',
    description: 'Holds within a second on every process. Revoking twice changes nothing more.',
  })
  @ApiNoContentResponse({ description: 'The token is revoked' })
  @ApiProblems(400, 404)
  async revoke(@Param({ schema: byId }) { id }: ById): Promise<void> {
    await this.tokens.revoke(id);
  }
}
