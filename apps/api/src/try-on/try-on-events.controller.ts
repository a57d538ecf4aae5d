import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { tryOnEventStreamExample } from '#contracts';
import type { Tenant } from '#tenant';
import { TryOnFeeds } from '#try-on';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ByJobId, byJobId } from '../validation/params.js';
import { EventStream } from './event-stream.js';

/** How a job goes on, told as it happens. */
@ApiTags('Try-on')
@ForShops()
@AllowPublishable()
@Controller('api/tryon/:job_id/events')
export class TryOnEventsController {
  constructor(private readonly feeds: TryOnFeeds) {}

  @Get()
  @ApiOperation({
    operationId: 'watchTryOn',
    summary: 'Watch a try-on job as server-sent events',
    description:
      'An event for the job as it is, and one whenever its status, step or progress is another; the stream ends after ' +
      'that of `completed` or `failed`, and when the job is deleted. `data` is a TryOnJobSummary in one line. A client ' +
      "that connects again sends the last event's `id`; where that was the job's end, the answer is 204, at which " +
      'an EventSource stops. A comment every 15 seconds keeps the connection open.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The `id` of the last event that came' })
  @ApiResponse({
    status: 200,
    description: 'The events',
    content: {
      'text/event-stream': { schema: { type: 'string' }, example: tryOnEventStreamExample },
    },
  })
  @ApiNoContentResponse({ description: 'The last event that came was the last one' })
  @ApiProblems(400, 404, 429)
  async watch(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byJobId }) { job_id }: ByJobId,
    @Headers('last-event-id') seen: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = new EventStream();
    try {
      const stop = await this.feeds.open(tenant, job_id, seen, {
        change: ({ version, job }) => stream.send(version, job),
        end: () => stream.end(),
      });
      if (stop === undefined) {
        stream.destroy();
        await reply.status(204).send();
        return;
      }
      stream.once('close', stop);
    } catch (error) {
      stream.destroy();
      throw error;
    }
    // A proxy that gathers the answer before it passes it on would make one event of all.
    await reply
      .headers({
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      .send(stream);
  }
}
