import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type DynamicModule, Module, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Options } from 'pino-http';
import type { Config } from '../config/config.js';
import { loggedError } from './logged-error.js';
import { loggedPath } from './logged-path.js';

/** A request id of the caller is kept when it cannot break a log line. */
const SAFE_REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** What pino-http makes an error of where it has none: nothing else tells it from one. */
const STATUS_ALONE = 'failed with status code';

export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** How a process logs, and what of a request. */
export function requestLog(config: Config, service: string): Options {
  return {
    level: config.LOG_LEVEL,
    base: { service, pid: process.pid },
    genReqId: (request) => request.id ?? requestIdOf(request),
    customAttributeKeys: { reqId: 'request_id' },
    quietReqLogger: true,
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    // Who threw has logged the error itself, with its own trace.
    customErrorMessage: (_request, response) => `request answered with ${response.statusCode}`,
    customErrorObject: (_request, _response, error, { err, ...fields }: Record<string, unknown>) =>
      error.message.startsWith(STATUS_ALONE) ? fields : { err, ...fields },
    serializers: {
      req: (request: { method: string; url?: string }) => ({
        method: request.method,
        path: loggedPath(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: loggedError,
    },
    redact: {
      paths: ['req.headers', 'headers', '*.token', '*.secret_token', '*.publishable_token', '*.photo'],
      remove: true,
    },
  };
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
          pinoHttp: requestLog(config, service),
        }),
      ],
      exports: [LoggerModule],
    };
  }
}
