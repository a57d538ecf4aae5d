import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { expect, it } from 'vitest';
import { testConfig } from '#testing';
import { requestLog } from './logging.module.js';

it('logs an answer of 503 by its status, without a trace of the logger itself', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = pinoHttp({ ...requestLog(testConfig({ LOG_LEVEL: 'info' }), 'api'), stream });
  const server = createServer((request, response) => {
    log(request, response);
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health/ready`);
  await expect.poll(() => lines.length).toBe(1);
  server.close();
  const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect(line).toMatchObject({ res: { status: 503 }, msg: 'request answered with 503' });
  expect(line).not.toHaveProperty('err');
});

it.each([['a text'], [undefined], [null], [{ secret: 'hidden' }], [{ message: 7 }]])(
  'logs what was thrown though it is no error (%j)',
  (thrown) => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const { logger } = pinoHttp({ ...requestLog(testConfig({ LOG_LEVEL: 'info' }), 'api'), stream });
    logger.warn({ err: thrown }, 'It failed');
    expect(lines.join('')).toContain('It failed');
    expect(lines.join('')).not.toContain('hidden');
  },
);
