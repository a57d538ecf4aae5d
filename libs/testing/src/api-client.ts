import { Vitrine } from '#sdk';
import { HttpClient } from './http-client.js';

/** An answer of the API, its body read. */
export type ApiResult<Body> = { status: number; headers: Headers; body: Body };

/** What a test sends as the form of a photo; a value of undefined is left out. */
export type FormFields = Record<string, string | number | boolean | object | undefined>;

/** The API as a shop's server or an operator calls it, answers read as JSON. */
export class ApiClient {
  private readonly http: HttpClient;

  constructor(
    readonly url: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    this.http = new HttpClient(url, headers);
  }

  /** Creates a shop with a key and gives a client for each of its tokens. */
  async openShop(adminKey: string): Promise<{ apiKeyId: string; secret: ApiClient; publishable: ApiClient }> {
    const { admin } = new Vitrine({ url: this.url, adminKey });
    const shop = await admin.shops.create({ name: 'Shop of a test' });
    const key = await admin.keys.create(shop.id, { name: 'Catalogue of a test' });
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
    const sent = body instanceof FormData ? { form: body } : { json: body };
    const { text, ...answer } = await this.http.send(method, path, { ...sent, headers });
    return { ...answer, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  }

  /** The bytes behind a path or a URL of the API. */
  async bytes(path: string, headers: Record<string, string> = {}): Promise<ApiResult<Buffer>> {
    const { pathname, search } = new URL(path, this.url);
    const { bytes, ...answer } = await this.http.get(pathname + search, { headers });
    return { ...answer, body: bytes };
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
