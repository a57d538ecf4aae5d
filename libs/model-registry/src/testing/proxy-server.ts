import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A forward proxy: plain requests with the whole address, tunnels by CONNECT. `target` overrides where those go. */
export class ProxyServer {
  readonly seen: { method: string; target: string; authorization: string | undefined }[] = [];
  target: { host: string; port: number } | undefined;
  /** Tunnels, which a server does not close by itself. */
  private readonly tunnels = new Set<Duplex>();
  private readonly server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '');
    this.note('GET', url.href, request);
    const { 'proxy-authorization': _own, ...headers } = request.headers;
    const onward = http.request(url, { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  });

  async start(): Promise<this> {
    this.server.on('connect', (request, socket, head) => {
      this.note('CONNECT', request.url ?? '', request);
      this.tunnels.add(socket);
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const onward = connect(this.target ?? { host, port: Number(port) }, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
    });
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.tunnels) socket.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }

  get url(): URL {
    return new URL(`http://user:pass%20word@127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }

  private note(method: string, target: string, request: http.IncomingMessage): void {
    this.seen.push({ method, target, authorization: request.headers['proxy-authorization'] });
  }
}
