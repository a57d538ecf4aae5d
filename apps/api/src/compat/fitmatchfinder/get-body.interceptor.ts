import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { InvalidRequestError } from '#platform';

const MAX_BYTES = 16_384;

/** Reads the JSON body that FitMatchFinder's document sends with a GET; Fastify leaves such a one unread. */
@Injectable()
export class GetBodyInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const body = await read(request);
    const query = request.query as Record<string, unknown>;
    request.body = { ...query, ...body };
    return next.handle();
  }
}

async function read(request: FastifyRequest): Promise<object> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if ((length === undefined || length === '0') && encoding === undefined) return {};
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.raw as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES)
      throw new InvalidRequestError('The body of this GET is too large. Use POST /api/prompts/.');
    chunks.push(chunk);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch (cause) {
    throw new InvalidRequestError('The body is not valid JSON.', [], { cause });
  }
  throw new InvalidRequestError('The body is not a JSON object.');
}
