import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { S3ObjectStorage } from './s3-object-storage.js';

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('an object of which no more comes is an outage, and is not waited for', async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': '10' });
    response.write('half');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const storage = new S3ObjectStorage({
    bucket: 'photos',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    forcePathStyle: true,
    idleMs: 50,
  });
  const failure = await storage.read('a/photo.jpg').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DependencyUnavailableError);
  storage.close();
});
