import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { liveness, readiness, type ReadinessDto } from '#contracts';
import { HealthService } from '#platform';
import { WorkerPresence } from '#try-on';
import { ApiAnswer } from '../docs/api-answer.js';
import { version } from '../version.js';

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly workers: WorkerPresence,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'getLiveness',
    summary: 'Whether the process lives, and where its models run',
    description:
      'Asks no other service but for what try-on workers say of themselves, and waits for nobody: a restart would ' +
      'not bring one back.',
  })
  @ApiAnswer(200, liveness, 'It does')
  async live(): Promise<z.infer<typeof liveness>> {
    const uptime_s = Math.round(process.uptime());
    return { status: 'ok', version, uptime_s, ...this.health.facts(), ...(await this.workers.facts()) };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether requests can be served, and which part is down if not',
  })
  @ApiAnswer(200, readiness, 'Every part that requests need answers')
  @ApiAnswer(503, readiness, 'A part is down: see components')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const found = await this.health.readiness();
    reply.code(found.status === 'unavailable' ? 503 : 200);
    return found;
  }
}
