import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../config/config.js';
import { loggedPath } from './logged-path.js';

/** A request id of the caller is kept when it cannot break a log line. */
const SAFE_REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : randomUUID();
}

@Module({})
export class LoggingModule {
  static forRoot(config: Config, service: string): DynamicModule {
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRoot({
          // The library's own default, `{/*splat}`, matches nothing on Fastify's middleware: no request is logged.
          forRoutes: [{ path: '*splat', method: RequestMethod.ALL }],
          pinoHttp: {
            level: config.LOG_LEVEL,
            base: { service, pid: process.pid },
            genReqId: (request) => (request.id as string | undefined) ?? requestIdOf(request),
            customAttributeKeys: { reqId: 'request_id' },
            quietReqLogger: true,
            customLogLevel: (_request, response, error) =>
              error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
            serializers: {
              req: (request: { method: string; url?: string }) => ({
                method: request.method,
                path: loggedPath(request.url),
              }),
              res: (response: { statusCode: number }) => ({ status: response.statusCode }),
            },
            redact: {
              paths: [
                'req.headers',
                'headers',
                '*.token',
                '*.secret_token',
                '*.publishable_token',
                '*.photo',
              ],
              remove: true,
            },
          },
        }),
      ],
      exports: [LoggerModule],
    };
  }
}
