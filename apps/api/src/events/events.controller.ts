import { Body, Controller, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type AcceptedEvents, acceptedEvents, type CreateEvents, createEvents } from '#contracts';
import { EventRecorder } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { networkOf } from '../auth/failed-attempts.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

@ApiTags('Recommend')
@ForShops()
@AllowPublishable()
@Controller('api/events')
export class EventsController {
  constructor(private readonly events: EventRecorder) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    operationId: 'createEvents',
    summary: 'Say what a shopper did with recommended items',
    description:
      'One event, or up to 100 as `events`. What is popular and the reports are made of them. An event counts ' +
      'once for each prompt, item and kind, so that sending it again is safe; those of a prompt that is not this ' +
      "key's, or of an item that it has not shown, are dropped. From web pages an item's kind of event counts once a " +
      'day for each visitor, and a purchase is refused: your server says it, with the secret token.',
  })
  @ApiAnswer(202, acceptedEvents, 'The events are taken')
  @ApiProblems(400)
  create(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: createEvents }) events: CreateEvents,
    @Req() { ip }: FastifyRequest,
  ): AcceptedEvents {
    this.events.record(tenant, events, networkOf(ip));
    return { accepted: events.length };
  }
}
