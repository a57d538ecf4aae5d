import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlowBodies } from './slow-bodies.js';

describe('SlowBodies', () => {
  let bodies: SlowBodies;
  let server: Server;
  let sockets: Socket[];

  beforeEach(async () => {
    bodies = new SlowBodies();
    sockets = [];
    server = createServer((request, response) => bodies.watch(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  /** A request of which this much of the body was sent, once the server has it. */
  async function begin(bytes: number): Promise<{ socket: Socket; request: IncomingMessage }> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    const received = once(server, 'request') as Promise<[IncomingMessage]>;
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n');
    const [request] = await received;
    if (bytes > 0) await send(socket, request, bytes);
    return { socket, request };
  }

  async function send(socket: Socket, request: IncomingMessage, bytes: number): Promise<void> {
    const wanted = request.socket.bytesRead + bytes;
    socket.write(Buffer.alloc(bytes));
    while (request.socket.bytesRead < wanted && !isFull(request)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const isFull = (request: IncomingMessage) => request.readableLength >= request.readableHighWaterMark;

  it('end with 408 when next to nothing comes between two looks', async () => {
    const { socket, request } = await begin(5);
    request.resume();
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    bodies.look();
    expect(request.socket.destroyed).toBe(false);
    bodies.look();
    expect((await answered)[0].toString()).toMatch(/^HTTP\/1\.1 408 .*REQUEST_TIMEOUT/s);
    await once(socket, 'close');
  });

  it('go on while they come at a fair rate', async () => {
    const { socket, request } = await begin(5);
    request.resume();
    for (let i = 0; i < 5; i++) {
      bodies.look();
      await send(socket, request, 50_000);
    }
    bodies.look();
    expect(request.socket.destroyed).toBe(false);
  });

  it('go on while it is the server that does not read', async () => {
    const { request } = await begin(900_000);
    expect(isFull(request)).toBe(true);
    for (let i = 0; i < 3; i++) bodies.look();
    expect(request.socket.destroyed).toBe(false);
  });
});
