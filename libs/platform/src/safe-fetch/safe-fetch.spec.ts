import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lookup } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import { AddressPolicy } from './address-policy.js';
import { FetchFailedError } from './fetch-failed.error.js';
import { SafeFetch, type SafeFetchOptions } from './safe-fetch.js';

const LIMITS = { maxBytes: 100_000, timeoutMs: 20_000 };

const servers: Server[] = [];
const clients: SafeFetch[] = [];

/** A real server on an address of the machine itself; what was asked of it is in `seen`. */
async function serve(listener: RequestListener, address = '127.0.0.1') {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`, port, seen };
}

function client(
  allow: string[] = [],
  resolve?: typeof lookup,
  places: SafeFetchOptions['places'] = {},
): SafeFetch {
  const made = new SafeFetch({ policy: new AddressPolicy(allow), resolve, places });
  clients.push(made);
  return made;
}

/** A resolver that answers each question with the next of these addresses. */
function resolver(...answers: string[][]): typeof lookup {
  let asked = 0;
  const answer = (_name: string, _options: object, done: (error: null, found: object[]) => void) => {
    const found = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return answer as unknown as typeof lookup;
}

async function failure(work: Promise<unknown>): Promise<FetchFailedError> {
  const error: unknown = await work.then(
    () => new Error('it was fetched'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof FetchFailedError) return error;
  throw error;
}

afterEach(() => {
  for (const made of clients.splice(0)) made.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('SafeFetch', () => {
  it('fetches a file with what the host calls it', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('photo'),
    );
    const file = await client(['127.0.0.1']).fetch(`${url}/a.jpg`, { ...LIMITS, contentType: /^image\// });
    expect(file).toEqual({ body: Buffer.from('photo'), contentType: 'image/jpeg' });
  });

  it('never connects to loopback, however it is written', async () => {
    const { port, seen } = await serve((_request, response) => response.end('secret'), '0.0.0.0');
    const hosts = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.0.0.1',
      '0177.0.0.1',
      '017700000001',
      '0',
      '0.0.0.0',
      'localhost',
      'LOCALHOST',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '%31%32%37.0.0.1',

      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:ffff:127.0.0.1]',
      '[::127.0.0.1]',
    ];
    for (const host of hosts) {
      expect(await failure(client().fetch(`http://${host}:${port}/`, LIMITS)), host).toMatchObject({
        code: 'URL_NOT_PUBLIC',
        passing: false,
      });
    }
    expect(seen).toEqual([]);
  });

  it('refuses private, link-local and metadata addresses, without trying', async () => {
    const hosts = [
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '2852039166',
      '100.100.100.200',
      '[fd00:ec2::254]',
      '[fe80::1]',
      '[64:ff9b::a9fe:a9fe]',
      '[2002:a9fe:a9fe::]',
    ];
    for (const host of hosts) {
      expect((await failure(client().fetch(`http://${host}/`, LIMITS))).code, host).toBe('URL_NOT_PUBLIC');
    }
  });

  it('refuses a name that resolves to such an address', async () => {
    const { port, seen } = await serve((_request, response) => response.end('secret'));
    for (const address of ['127.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', '::1']) {
      const fetched = client([], resolver([address])).fetch(`http://shop.example:${port}/`, LIMITS);
      expect((await failure(fetched)).code).toBe('URL_NOT_PUBLIC');
    }
    expect(seen).toEqual([]);
  });

  it('connects to the address that was checked, whatever the name says next', async () => {
    const { port, seen } = await serve((_request, response) => response.end('secret'), '127.0.0.3');
    const allowed = await serve((_request, response) => response.end('public'), '127.0.0.2');
    // Of the two addresses of the name only the one that is allowed is left, and the name is asked once a socket.
    const rebinding = resolver(['127.0.0.3', '127.0.0.2'], ['127.0.0.3']);
    const made = client(['127.0.0.2'], rebinding);
    const file = await made.fetch(`http://shop.example:${allowed.port}/`, LIMITS);
    expect(file.body.toString()).toBe('public');
    expect((await failure(made.fetch(`http://shop.example:${port}/`, LIMITS))).code).toBe('URL_NOT_PUBLIC');
    expect(seen).toEqual([]);
  });

  it('checks every redirect', async () => {
    const inner = await serve((_request, response) => response.end('secret'), '127.0.0.3');
    for (const location of [
      inner.url,
      `//127.0.0.3:${inner.port}/`,
      'http://169.254.169.254/latest/meta-data/',
    ]) {
      const { url } = await serve((_request, response) => response.writeHead(302, { location }).end());
      expect((await failure(client(['127.0.0.1']).fetch(url, LIMITS))).code).toBe('URL_NOT_PUBLIC');
    }
    expect(inner.seen).toEqual([]);
  });

  it('follows redirects that are allowed, up to five', async () => {
    const { url, seen } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    const made = client(['127.0.0.1']);
    expect((await made.fetch(`${url}/5`, LIMITS)).body.toString()).toBe('there');
    expect((await failure(made.fetch(`${url}/6`, LIMITS))).code).toBe('URL_TOO_MANY_REDIRECTS');
    expect(seen.at(-1)).toBe('/1');
  });

  it('takes http and https alone, without credentials', async () => {
    for (const url of [
      'file:///etc/passwd',
      'ftp://a.example/',
      'data:,x',
      'gopher://a/',
      'http://u:p@a.example/',
      'a.jpg',
      'http://',
    ]) {
      expect((await failure(client().fetch(url, LIMITS))).code, url).toBe('URL_INVALID');
    }
    const { url } = await serve((_request, response) =>
      response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    );
    expect((await failure(client(['127.0.0.1']).fetch(url, LIMITS))).code).toBe('URL_INVALID');
  });

  it('reads no more than it may of a body of 5 GB, announced or not', async () => {
    let sent = 0;
    const { url } = await serve((request, response) => {
      const body = Buffer.alloc(65_536);
      if (request.url === '/announced') response.writeHead(200, { 'content-length': 5 * 1024 ** 3 });
      const more = () => {
        while (!response.destroyed && response.write(body)) sent += body.length;
        response.once('drain', more);
      };
      more();
    });
    const made = client(['127.0.0.1']);
    for (const path of ['/announced', '/chunked']) {
      expect((await failure(made.fetch(url + path, LIMITS))).code).toBe('URL_TOO_LARGE');
    }
    // What the kernel had buffered, not gigabytes.
    expect(sent).toBeLessThan(64 * 1024 ** 2);
  });

  it('gives a host up that drips bytes, or sends nothing', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const made = client(['127.0.0.1']);
    for (const path of ['/drip', '/silent']) {
      expect(await failure(made.fetch(url + path, { ...LIMITS, timeoutMs: 300 }))).toMatchObject({
        code: 'URL_TIMED_OUT',
        passing: true,
      });
    }
  });

  it('refuses another type, and what is compressed', async () => {
    const { url } = await serve((request, response) =>
      response
        .writeHead(
          200,
          request.url === '/gzip' ? { 'content-encoding': 'gzip' } : { 'content-type': 'text/html' },
        )
        .end('x'),
    );
    const made = client(['127.0.0.1']);
    for (const path of ['/html', '/gzip']) {
      const fetched = made.fetch(url + path, { ...LIMITS, contentType: /^image\// });
      expect((await failure(fetched)).code).toBe('URL_TYPE_UNSUPPORTED');
    }
  });

  it('says which refusals may pass', async () => {
    const { url } = await serve((request, response) =>
      response.writeHead(Number(request.url?.slice(1))).end(),
    );
    const made = client(['127.0.0.1']);
    expect(await failure(made.fetch(`${url}/404`, LIMITS))).toMatchObject({
      code: 'URL_REFUSED',
      passing: false,
    });
    expect(await failure(made.fetch(`${url}/503`, LIMITS))).toMatchObject({
      code: 'URL_REFUSED',
      passing: true,
    });
    servers[0]?.close();
    servers[0]?.closeAllConnections();
    expect(await failure(made.fetch(`${url}/404`, LIMITS))).toMatchObject({
      code: 'URL_UNREACHABLE',
      passing: true,
    });
  });

  it('ends with the reason of the caller', async () => {
    const { url } = await serve(() => undefined);
    const abort = new AbortController();
    const fetched = client(['127.0.0.1']).fetch(url, { ...LIMITS, signal: abort.signal });
    abort.abort(new Error('shutting down'));
    await expect(fetched).rejects.toThrow('shutting down');
  });

  it('holds the host back until there is room for what comes', async () => {
    const { url } = await serve((_request, response) => response.end(Buffer.alloc(90_000)));
    let reserved = 0;
    const { body } = await client(['127.0.0.1/32']).fetch(url, {
      ...LIMITS,
      reserve: async (bytes) => {
        await new Promise((resolve) => setImmediate(resolve));
        reserved += bytes;
      },
    });
    expect(reserved).toBe(body.length);
    const full = client(['127.0.0.1/32']).fetch(url, {
      ...LIMITS,
      reserve: () => Promise.reject(new FetchFailedError('URL_TOO_LARGE')),
    });
    expect((await failure(full)).code).toBe('URL_TOO_LARGE');
  });

  it('asks for so many files at a time of one host, and of all together, and lets none wait for a host that is slow', async () => {
    let [now, most] = [0, 0];
    const answer = (ms: number): RequestListener => {
      return (_request, response) => {
        most = Math.max(most, (now += 1));
        setTimeout(() => ((now -= 1), response.end('x')), ms);
      };
    };
    const [slow, other] = [await serve(answer(2_000)), await serve(answer(20))];
    const made = client(['127.0.0.1'], undefined, { perHost: 2, total: 3 });
    const started = performance.now();
    const waiting = Array.from({ length: 4 }, () => made.fetch(slow.url, LIMITS));
    await Promise.all(Array.from({ length: 3 }, () => made.fetch(other.url, LIMITS)));
    expect(performance.now() - started).toBeLessThan(2_000);
    await Promise.all(waiting);
    expect(most).toBe(3);
  });

  describe('where hosts are slow', () => {
    const places = { perHost: 2, total: 8, slowTotal: 4, slowAfterMs: 50 };
    const PATIENT = { ...LIMITS, timeoutMs: 60_000 };

    /** A host that answers nothing until it is let go. */
    async function slowHost() {
      const held: (() => void)[] = [];
      const host = await serve((_request, response) => held.push(() => response.end('late')));
      return { ...host, held, letGo: () => held.splice(0).forEach((answer) => answer()) };
    }
    const ask = (made: SafeFetch, url: string, count: number) =>
      Array.from({ length: count }, () =>
        made.fetch(url, PATIENT).then(
          ({ body }) => body.toString(),
          (error: unknown) => error,
        ),
      );
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
    };

    it('goes on with fast ones though slow ones hold every place, and gives up no more than it has to', async () => {
      // So long that no fast host is taken for a slow one.
      const made = client(['127.0.0.1'], undefined, { ...places, slowAfterMs: 1_000 });
      const slow = await Promise.all(Array.from({ length: 4 }, slowHost));
      const waiting = slow.flatMap(({ url }) => ask(made, url, 5));
      await until(() => slow.every(({ held }) => held.length === 2));
      const fast = await Promise.all(
        Array.from({ length: 3 }, () => serve((_request, response) => response.end('x'))),
      );
      // None of the slow ones answers before these are through.
      const answers = await Promise.all(fast.flatMap(({ url }) => ask(made, url, 10)));
      expect(answers).toEqual(Array.from({ length: 30 }, () => 'x'));

      const letGo = setInterval(() => slow.forEach((host) => host.letGo()), 5);
      const ended = await Promise.all(waiting).finally(() => clearInterval(letGo));
      const givenUp = ended.filter((one) => one !== 'late');
      expect(givenUp.length).toBeGreaterThan(0);
      expect(givenUp.length).toBeLessThanOrEqual(places.total - places.slowTotal);
      for (const one of givenUp) expect(one).toMatchObject({ code: 'URL_TIMED_OUT', passing: true });
    }, 30_000);

    it('lets slow ones have all places while no other host has work, and each of them one', async () => {
      const made = client(['127.0.0.1'], undefined, places);
      const slow = await Promise.all(Array.from({ length: 4 }, slowHost));
      const waiting = slow.flatMap(({ url }) => ask(made, url, 3));
      await until(() => slow.every(({ held }) => held.length === 2));
      // Longer than it takes to be slow: nothing is given up for those that wait for their own host.
      await new Promise((resolve) => setTimeout(resolve, 4 * places.slowAfterMs));
      expect(slow.map(({ held }) => held.length)).toEqual([2, 2, 2, 2]);
      // One more that nobody knows takes of theirs what is above their part.
      const fifth = await slowHost();
      waiting.push(...ask(made, fifth.url, 3));
      await until(() => fifth.held.length > 0);
      const letGo = setInterval(() => [...slow, fifth].forEach((host) => host.letGo()), 5);
      const ended = await Promise.all(waiting).finally(() => clearInterval(letGo));
      const givenUp = ended.filter((answer) => answer !== 'late');
      expect(givenUp.length).toBeGreaterThan(0);
      expect(givenUp.length).toBeLessThanOrEqual(places.total - places.slowTotal);
    });

    it('takes a place from the slow host that holds the most', async () => {
      const made = client(['127.0.0.1'], undefined, { ...places, perHost: 4, total: 5, slowTotal: 4 });
      const [few, many] = [await slowHost(), await slowHost()];
      const [one] = ask(made, few.url, 1);
      const rest = ask(made, many.url, 4);
      await until(() => few.held.length === 1 && many.held.length === 4);
      const fast = await serve((_request, response) => response.end('x'));
      expect(await Promise.all(ask(made, fast.url, 2))).toEqual(['x', 'x']);
      few.letGo();
      many.letGo();
      expect(await one).toBe('late');
      expect((await Promise.all(rest)).filter((answer) => answer !== 'late')).toHaveLength(1);
    });

    it('knows a slow host again, and forgets it when it was fast once', async () => {
      const made = client(['127.0.0.1'], undefined, {
        perHost: 2,
        total: 3,
        slowTotal: 1,
        slowAfterMs: 1_000,
      });
      const slow = await slowHost();
      const first = ask(made, slow.url, 1);
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      slow.letGo();
      await Promise.all(first);
      // While another host has work, it gets its part alone.
      const other = await slowHost();
      const of = ask(made, other.url, 1);
      const again = ask(made, slow.url, 2);
      await until(() => other.held.length === 1 && slow.held.length === 1);
      expect(slow.seen).toHaveLength(2);
      other.letGo();
      await Promise.all(of);
      await until(() => slow.held.length === 2);
      slow.letGo();
      expect(await Promise.all(again)).toEqual(['late', 'late']);
    });
  });

  it('reaches other hosts whatever connections one keeps open', async () => {
    const keeping = await serve((_request, response) => response.end('x'));
    const other = await serve((_request, response) => response.end('y'));
    const made = client(['127.0.0.1'], undefined, { perHost: 2, total: 2 });
    await Promise.all([made.fetch(keeping.url, LIMITS), made.fetch(keeping.url, LIMITS)]);
    const { body } = await made.fetch(other.url, { ...LIMITS, timeoutMs: 3_000 });
    expect(body.toString()).toBe('y');
  });
});
