import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { usage, type UsageDto } from '#contracts';
import { type Tenant, UsageService } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';

@ApiTags('Usage')
@ForShops()
@Controller('api/usage')
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Get()
  @ApiOperation({
    operationId: 'getUsage',
    summary: 'What this key uses, and what it may use',
    description:
      'A prompt is recorded a moment after its answer. Months are those of the calendar, UTC; a minute begins with ' +
      'its first prompt.',
  })
  @ApiAnswer(200, usage, 'Counts, limits and periods')
  get(@CurrentTenant() tenant: Tenant): Promise<UsageDto> {
    return this.usage.of(tenant.apiKeyId);
  }
}
