import { Module } from '@nestjs/common';
import { TryOnModule } from '#try-on';
import { HealthController } from './health/health.controller.js';
import { EventLoopDelay } from './metrics/event-loop-delay.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';

/** What an operator asks the process itself. */
@Module({
  imports: [TryOnModule],
  controllers: [HealthController, MetricsController],
  providers: [EventLoopDelay, HttpMetrics],
  exports: [HttpMetrics],
})
export class OperationModule {}
