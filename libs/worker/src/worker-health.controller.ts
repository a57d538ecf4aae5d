import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import type { HealthFacts } from '#contracts';
import { HealthService } from '#platform';

/** Whether a worker lives, whether it can work, and its metrics. */
@Controller()
export class WorkerHealthController {
  constructor(
    private readonly health: HealthService,
    private readonly registry: Registry,
  ) {}

  @Get('health')
  live(): { status: 'ok'; uptime_s: number } & HealthFacts {
    return { status: 'ok', uptime_s: Math.round(process.uptime()), ...this.health.facts() };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const readiness = await this.health.readiness();
    await reply.status(readiness.status === 'unavailable' ? 503 : 200).send(readiness);
  }

  @Get('metrics')
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
