import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { queues, type QueuesDto } from '#contracts';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { WatchedQueues } from './watched-queues.js';

@ApiTags('Operation')
@ForAdmins()
@Controller('api/admin/queues')
export class QueuesController {
  constructor(private readonly watched: WatchedQueues) {}

  @Get()
  @ApiOperation({
    operationId: 'listQueues',
    summary: 'How many jobs wait for the workers, and how many they have',
    description: 'The jobs themselves are shown at /admin/queues.',
  })
  @ApiAnswer(200, queues, 'The queues')
  list(): Promise<QueuesDto> {
    return this.watched.counts();
  }
}
