import { DescribedApi, type Operation } from '../../support/fuzz/described-api.js';

const JSON_TYPE = /[/+]json\b/;

/** Which operations were asked through `fetch`, and which answers were not as the document says. */
export class AnsweredOperations {
  readonly ok = new Set<string>();
  readonly wrong: string[] = [];
  private readonly api: DescribedApi;

  constructor(document: ConstructorParameters<typeof DescribedApi>[0]) {
    this.api = new DescribedApi(document);
  }

  get described(): string[] {
    return this.api.operations.map(({ id }) => id);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const problem = await this.problemOf(init?.method ?? 'GET', pathname, answer);
    if (problem !== undefined) this.wrong.push(problem);
    return answer;
  };

  private async problemOf(method: string, path: string, answer: Response): Promise<string | undefined> {
    const operation = this.operationOf(method, path);
    if (operation === undefined) return `${method} ${path} is no operation`;
    if (answer.ok) this.ok.add(operation.id);
    if (!JSON_TYPE.test(answer.headers.get('content-type') ?? '')) return undefined;
    const status = String(answer.status);
    const type = Object.keys(operation.responses[status]?.content ?? {}).find((one) => JSON_TYPE.test(one));
    if (type === undefined) return `${operation.id} is not described with ${status}`;
    const place = [
      'paths',
      operation.path,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      type,
      'schema',
    ];
    // Read beside the caller. Not of a stream: whoever ends it would wait for both.
    const violation = this.api.violation(await answer.clone().json(), ...place);
    return violation && `${operation.id} ${status}: ${violation}`;
  }

  /** Of the routes that a path fits, the one that says the most of it. */
  private operationOf(method: string, path: string): Operation | undefined {
    const fitting = this.api.operations.filter((one) => {
      const route = one.path.replaceAll(/\{\w+\}/g, '[^/]+');
      return one.method === method && new RegExp(`^${route}$`).test(path);
    });
    return fitting.toSorted((one, other) => named(other) - named(one))[0];
  }
}

function named({ path }: Operation): number {
  return path.split('/').filter((part) => !part.startsWith('{')).length;
}
