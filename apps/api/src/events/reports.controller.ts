import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type RecommendationReportDto,
  recommendationReport,
  type ReportQuery,
  reportQuery,
} from '#contracts';
import { RecommendationReport } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

@ApiTags('Recommend')
@ForShops()
@Controller('api/reports')
export class ReportsController {
  constructor(private readonly report: RecommendationReport) {}

  @Get('recommendations')
  @ApiOperation({
    operationId: 'reportRecommendations',
    summary: 'What the recommendations of this key led to',
    description:
      'The most frequent prompts, those that nothing fitted, and what shoppers viewed, clicked and bought, over ' +
      'the prompts between `from` and `to`: 30 days unless given, a year at most.',
  })
  @ApiAnswer(200, recommendationReport, 'The report')
  @ApiProblems(400)
  recommendations(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: reportQuery }) query: ReportQuery,
  ): Promise<RecommendationReportDto> {
    return this.report.of(tenant, query);
  }
}
