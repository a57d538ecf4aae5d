import fc from 'fast-check';
import type { ApiUnderTest } from '../api/api-under-test.js';
import type { DescribedApi, Operation } from './described-api.js';
import { bodyTextOf, curlOf, fieldsOf, type FuzzRequest, type Known, requestsOf, urlOf } from './requests.js';
import type { Steps } from './steps.js';
import { violationOf } from './violations.js';

type Answer = { status: number; headers: Record<string, unknown>; text: string; steps: number };

/** The most that any request may ask of Postgres and Redis. */
const MOST_STEPS = 25;

/** Sends requests to an API, of which most fit its document and some do not. */
export class Fuzz {
  /** Of all that was sent: what was answered how often. */
  readonly answered = new Map<string, number>();

  constructor(
    private readonly api: ApiUnderTest,
    private readonly described: DescribedApi,
    private readonly known: Known,
    private readonly steps: Steps,
  ) {}

  /** @throws with a line of curl for the simplest request that is answered as the document does not say */
  async run(operation: Operation, { runs, seed }: { runs: number; seed: number }): Promise<void> {
    const requests = requestsOf(this.described, operation, this.known);
    const property = fc.asyncProperty(requests, async (request) => {
      const answer = await this.send(operation, request);
      const problem = this.problemOf(operation, request, answer);
      if (problem === undefined) return;
      const header = operation.isAdmin ? 'X-Admin-Key' : 'X-API-Key';
      throw new Error(`${problem}\n${answer.text.slice(0, 500)}\n${curlOf(operation, request, header)}`);
    });
    await fc.assert(property, { numRuns: runs, seed, includeErrorInReport: true });
  }

  private problemOf(operation: Operation, request: FuzzRequest, answer: Answer): string | undefined {
    const { status, steps } = answer;
    const violation = violationOf(this.described, operation, request);
    const kind = violation === undefined ? 'fits' : 'does not fit';
    const count = `${kind}: ${String(status)[0]}xx`;
    this.answered.set(count, (this.answered.get(count) ?? 0) + 1);
    if (status >= 500) return `${operation.id}: a server error, ${status}`;
    if (steps > MOST_STEPS) return `${operation.id}: took ${steps} steps, ${MOST_STEPS} are the most`;
    const described = operation.responses[status];
    if (described === undefined) return `${operation.id}: ${status} is not documented`;
    if (violation !== undefined && status < 400)
      return `${operation.id}: was answered ${status}, though it does not fit (${violation})`;
    return this.bodyProblem(operation, answer, described.content ?? {});
  }

  private bodyProblem(
    { id, path, method }: Operation,
    { status, headers, text }: Answer,
    content: Record<string, { schema?: object }>,
  ): string | undefined {
    const types = Object.keys(content);
    if (text === '' && types.length === 0) return undefined;
    const [type = ''] = String(headers['content-type']).split(';');
    if (!types.includes(type)) return `${id}: ${status} came as "${type}", not as ${types.join(' or ')}`;
    if (!/[/+]json$/.test(type) || content[type]?.schema === undefined) return undefined;
    const place = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ];
    const problem = this.described.violation(JSON.parse(text), ...place);
    return problem === undefined ? undefined : `${id}: the body of ${status} does not fit: ${problem}`;
  }

  private async send(operation: Operation, request: FuzzRequest): Promise<Answer> {
    const { token } = this.known;
    const key = operation.isAdmin ? { 'x-admin-key': this.api.config.ADMIN_KEY } : { 'x-api-key': token };
    const { payload, type } = await encoded(request, this.known.files);
    this.steps.take();
    const answer = await this.api.app.inject({
      method: operation.method as 'GET',
      url: urlOf(operation, request),
      headers: { ...key, ...request.headers, ...(type !== undefined && { 'content-type': type }) },
      payload,
    });
    const steps = this.steps.take();
    return { status: answer.statusCode, headers: answer.headers, text: answer.payload, steps };
  }
}

async function encoded(
  request: FuzzRequest,
  files: Known['files'],
): Promise<{ payload?: Buffer | string; type?: string }> {
  if (request.type === undefined) return {};
  if (request.type !== 'multipart/form-data') return { payload: bodyTextOf(request), type: request.type };
  const form = new FormData();
  for (const [name, value] of fieldsOf(request)) form.append(name, value);
  for (const [name, file] of request.files)
    form.append(name, new Blob([new Uint8Array(files[file] ?? [])]), file);
  // The runtime's own encoder of forms, for its bytes and its boundary.
  const response = new Response(form);
  return {
    payload: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? request.type,
  };
}
