import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { formOf } from './shop.js';
import type { TestPhoto } from './photos.js';

/** An upload of which half has arrived; the rest is sent when it is told to finish. */
export async function slowUpload(url: string, token: string, photo: TestPhoto) {
  // The runtime's own encoder of forms, for its bytes and its boundary.
  const encoded = new Response(await formOf(photo));
  const body = Buffer.from(await encoded.arrayBuffer());
  const call = request(new URL('/api/images', url), {
    method: 'POST',
    headers: {
      'x-api-key': token,
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': body.length,
      // The server says when it has begun with the request.
      expect: '100-continue',
    },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  const begun = once(call, 'continue');
  call.flushHeaders();
  await begun;
  call.write(body.subarray(0, body.length / 2));
  return {
    async finish(): Promise<{ status: number; text: string }> {
      call.end(body.subarray(body.length / 2));
      const [answer] = await answered;
      const chunks: Buffer[] = [];
      for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
      return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() };
    },
  };
}
