/** An answer of the API, its body read. */
export type ApiResult<Body> = { status: number; headers: Headers; body: Body };

/** What a test sends as the form of a photo; a value of undefined is left out. */
export type FormFields = Record<string, string | number | boolean | object | undefined>;

/** The API over HTTP, as a shop's server or an operator calls it. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** Creates a shop with a key and gives a client for each of its tokens. */
  async openShop(adminKey: string): Promise<{ apiKeyId: string; secret: ApiClient; publishable: ApiClient }> {
    const admin = new ApiClient(this.url, { 'x-admin-key': adminKey });
    const shop = await admin.send<{ id: string }>('POST', '/api/admin/shops', { name: 'Shop of a test' });
    const path = `/api/admin/shops/${shop.body.id}/api-keys`;
    const { body: key, status } = await admin.send<{
      id: string;
      secret_token: string;
      publishable_token: string;
    }>('POST', path, { name: 'Catalogue of a test' });
    if (status !== 201) throw new Error(`No API key was made: ${JSON.stringify(key)}`);
    return {
      apiKeyId: key.id,
      secret: new ApiClient(this.url, { 'x-api-key': key.secret_token }),
      publishable: new ApiClient(this.url, { 'x-api-key': key.publishable_token }),
    };
  }

  /** A request with a JSON body, a form, or none. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<ApiResult<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...this.headers,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  }

  /** The bytes behind a path or a URL of the API. */
  async bytes(path: string, headers: Record<string, string> = {}): Promise<ApiResult<Buffer>> {
    const url = new URL(path, this.url);
    const response = await fetch(new URL(url.pathname + url.search, this.url), {
      headers: { ...this.headers, ...headers },
    });
    return {
      status: response.status,
      headers: response.headers,
      body: Buffer.from(await response.arrayBuffer()),
    };
  }
}

/** A multipart form with the given files as the part `photo`, in order. */
export function photoForm(fields: FormFields, ...photos: Buffer[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  for (const photo of photos) form.append('photo', new Blob([new Uint8Array(photo)]), 'photo.jpg');
  return form;
}
