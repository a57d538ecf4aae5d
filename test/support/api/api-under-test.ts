import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testConfig } from '#testing';
import { createApp } from '../../../apps/api/src/app.factory.js';
import type { Config } from '#testing';

export type Answer<Body> = { status: number; headers: Record<string, unknown>; body: Body; text: string };

type Call = { headers?: Record<string, string>; body?: unknown };

/** An API on a database of its own, called without a socket. */
export class ApiUnderTest {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** @param root makes what the API consists of: the parts that a spec is about */
  static async start(
    serverUrl: string,
    root: (config: Config) => DynamicModule,
    settings: Parameters<typeof testConfig>[0] = {},
  ): Promise<ApiUnderTest> {
    const database = await createTestDatabase(serverUrl);
    const config = testConfig({ ...settings, DATABASE_URL: database.url });
    const app = await startApp(config, root);
    return new ApiUnderTest(app, config, () => database.drop());
  }

  /** One whose services all refuse connections. */
  static async startAlone(root: (config: Config) => DynamicModule): Promise<ApiUnderTest> {
    const config = testConfig();
    return new ApiUnderTest(await startApp(config, root), config, async () => undefined);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }

  /** An answer without a body is null; one that is not JSON too, see `text`. */
  async call<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
    url: string,
    { headers = {}, body }: Call = {},
  ): Promise<Answer<Body>> {
    const json = body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' };
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...json, ...headers },
      payload: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const isJson = answer.payload !== '' && /[/+]json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body: (isJson ? JSON.parse(answer.payload) : null) as Body,
    };
  }

  /** The same as the operator. */
  admin<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.call<Body>(method, url, {
      body,
      headers: { 'x-admin-key': this.config.ADMIN_KEY, ...headers },
    });
  }
}

async function startApp(
  config: Config,
  root: (config: Config) => DynamicModule,
): Promise<NestFastifyApplication> {
  const app = await createApp(config, root(config));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
