import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, Registry } from 'prom-client';

/** Durations of requests. Labelled by the route's template: a path with ids in it would be a series of its own. */
@Injectable()
export class HttpMetrics {
  private readonly duration: Histogram;

  constructor(registry: Registry) {
    this.duration = new Histogram({
      name: 'vitrine_http_request_duration_seconds',
      help: 'Duration of HTTP requests, from the head of the request to the end of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  observe(request: FastifyRequest, reply: FastifyReply): void {
    this.duration.observe(
      {
        method: request.method,
        route: request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched'),
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
  }
}
