import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  collectionBuild,
  type CollectionBuildDto,
  reconciliation,
  type ReconciliationDto,
  type Reindex,
  reindex,
} from '#contracts';
import { UpkeepService } from '#embedding';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ById, byId } from '../validation/params.js';

@ApiTags('Admin: API keys')
@ForAdmins()
@Controller('api/admin/api-keys/:id')
export class IndexUpkeepController {
  constructor(private readonly upkeep: UpkeepService) {}

  @Post('reconcile')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'reconcileApiKey',
    summary: "Compare a key's vectors with its images, and repair what differs",
    description:
      'A worker does it; every key has it done once a day without being asked. One that waits is not doubled; one that runs is done once more, since it may have looked already.',
  })
  @ApiAnswer(202, reconciliation, 'It waits, or is under way')
  @ApiProblems(400, 404)
  reconcile(@Param({ schema: byId }) { id }: ById): Promise<ReconciliationDto> {
    return this.upkeep.reconcile(id);
  }

  @Get('reconcile')
  @ApiOperation({ operationId: 'getReconciliation', summary: 'Show what the last comparison repaired' })
  @ApiAnswer(200, reconciliation, 'The last comparison, or the one under way')
  @ApiProblems(400, 404)
  reconciliation(@Param({ schema: byId }) { id }: ById): Promise<ReconciliationDto> {
    return this.upkeep.reconciliation(id);
  }

  @Post('reindex')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'reindexApiKey',
    summary: 'Embed all images of a key anew, by the configured model or another one',
    description:
      'A new collection is built beside the live one, which answers until the new one is complete; then one takes the ' +
      "other's place between two requests. Asked again while that goes on, it goes on; for another model, it begins " +
      'anew. The model must be installed where the API and where the workers run.',
  })
  @ApiAnswer(202, collectionBuild, 'The build, and how far it is')
  @ApiProblems(400, 404)
  reindex(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: reindex }) { model }: Reindex,
  ): Promise<CollectionBuildDto> {
    return this.upkeep.reindex(id, model);
  }

  @Get('reindex')
  @ApiOperation({ operationId: 'getCollectionBuild', summary: 'Show how far the build of a collection is' })
  @ApiAnswer(200, collectionBuild, 'The last build, or the one under way')
  @ApiProblems(400, 404)
  build(@Param({ schema: byId }) { id }: ById): Promise<CollectionBuildDto> {
    return this.upkeep.build(id);
  }
}
