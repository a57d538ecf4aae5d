import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server on this machine that can be closed and opened. */
export class Way {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private server: Server,
    private readonly target: number,
    readonly port: number,
  ) {}

  static async to(target: number): Promise<Way> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const way = new Way(server, target, (server.address() as AddressInfo).port);
    way.accept();
    return way;
  }

  /** As a crash of the server: connections break, new ones are refused. */
  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  async open(): Promise<void> {
    this.server = createServer().listen(this.port, '127.0.0.1');
    this.accept();
    await once(this.server, 'listening');
  }

  private accept(): void {
    this.server.on('connection', (near) => {
      const far = connect(this.target, '127.0.0.1');
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
  }
}
