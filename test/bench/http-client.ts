import { Agent, type OutgoingHttpHeaders, request } from 'node:http';

/** A shop's client with connections that stay open, by `node:http`: cheaper than `fetch`. */
export class HttpClient {
  private readonly agent: Agent;
  private readonly host: string;
  private readonly port: number;

  constructor(
    url: string,
    private readonly token: string,
    connections: number,
  ) {
    const { hostname, port } = new URL(url);
    this.host = hostname;
    this.port = Number(port);
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** `POST /api/prompts`; resolves when the whole answer is there and parsed. @throws unless all results are there */
  async recommend(prompt: string, numResults: number): Promise<void> {
    const body = Buffer.from(JSON.stringify({ prompt, num_results: numResults }));
    const text = await this.post('/api/prompts', { 'content-type': 'application/json' }, body);
    const { results } = JSON.parse(text) as { results?: unknown[] };
    if (results?.length !== numResults) throw new Error(`Not ${numResults} results: ${text.slice(0, 300)}`);
  }

  /** `POST /api/prompts` with filters: ids of what was found. */
  async find(prompt: string, numResults: number, filters: object = {}, more: object = {}): Promise<string[]> {
    const body = Buffer.from(JSON.stringify({ prompt, num_results: numResults, filters, ...more }));
    const text = await this.post('/api/prompts', { 'content-type': 'application/json' }, body);
    const { results } = JSON.parse(text) as { results: { image_id: string }[] };
    return results.map(({ image_id }) => image_id);
  }

  /** `POST /api/images` with a JPEG. */
  async upload(photo: Buffer, name: string): Promise<void> {
    const boundary = '----vitrine-benchmark';
    const body = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="name"\r\n\r\n${name}\r\n` +
          `--${boundary}\r\ncontent-disposition: form-data; name="category"\r\n\r\nDresses\r\n` +
          `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n` +
          'content-type: image/jpeg\r\n\r\n',
      ),
      photo,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    await this.post('/api/images', { 'content-type': `multipart/form-data; boundary=${boundary}` }, body);
  }

  close(): void {
    this.agent.destroy();
  }

  private post(path: string, headers: OutgoingHttpHeaders, body: Buffer): Promise<string> {
    const { agent, host, port, token } = this;
    const all = { ...headers, 'content-length': body.length, 'x-api-key': token };
    return new Promise((resolve, reject) => {
      const outgoing = request({ agent, host, port, path, method: 'POST', headers: all }, (answer) => {
        const { statusCode = 0 } = answer;
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          statusCode < 300 ? resolve(text) : reject(new Error(`${statusCode}: ${text.slice(0, 300)}`)),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
