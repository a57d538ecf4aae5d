import type {
  CreatePrompt,
  ImageDto,
  IssuedApiKeyDto,
  Page,
  QuotasDto,
  RecommendationsDto,
  ShopDto,
} from '#contracts';
import { bodyOf, type HttpClient } from '#testing';
import { eventually } from './eventually.js';
import type { Installation } from './installation.js';
import type { TestPhoto } from './photos.js';
import { vectorIdsOf } from './vectors.js';

/** Connections that upload at once. */
const AT_ONCE = 4;

/** A shop with an API key, and its two tokens as callers. */
export class Shop {
  readonly secret: HttpClient;
  readonly publishable: HttpClient;

  constructor(
    private readonly vitrine: Installation,
    readonly id: string,
    readonly key: IssuedApiKeyDto,
  ) {
    this.secret = vitrine.anyone.with({ 'x-api-key': key.secret_token });
    this.publishable = vitrine.anyone.with({ 'x-api-key': key.publishable_token });
  }

  /** Uploads in the order given, a few at a time; the items as they were answered. */
  async upload(photos: readonly TestPhoto[], uploaded: ImageDto[] = []): Promise<ImageDto[]> {
    const queue = photos.values();
    const uploader = async () => {
      for (const photo of queue) uploaded.push(await this.uploadOne(photo));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, uploader));
    return uploaded;
  }

  async uploadOne(photo: TestPhoto): Promise<ImageDto> {
    return bodyOf<ImageDto>(await this.secret.upload(await formOf(photo)), 201);
  }

  async get(id: string): Promise<ImageDto> {
    return bodyOf<ImageDto>(await this.secret.get(`/api/images/${id}`));
  }

  /** Every item, page by page. */
  async list(query = ''): Promise<ImageDto[]> {
    const items: ImageDto[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/images?limit=100${query}${cursor && `&cursor=${cursor}`}`;
      const page: Page<ImageDto> = bodyOf(await this.secret.get(path));
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  }

  /** Waits until every item has its vector. */
  async allEmbedded(withinMs = 60_000): Promise<ImageDto[]> {
    return eventually(
      async () => {
        const items = await this.list();
        const others = items.filter((item) => item.embedding_status !== 'embedded');
        if (others.length > 0) {
          const [{ embedding_status, embedding_error }] = others as [ImageDto];
          throw new Error(
            `${others.length} of ${items.length} are not embedded: ${embedding_status} ${embedding_error}`,
          );
        }
        return items;
      },
      { withinMs, everyMs: 250 },
    );
  }

  async recommend(
    prompt: string,
    more: Partial<Omit<CreatePrompt, 'prompt' | 'filters'>> & { filters?: object } = {},
  ): Promise<RecommendationsDto> {
    return bodyOf<RecommendationsDto>(await this.secret.post('/api/prompts', { prompt, ...more }));
  }

  /** Ids that have a vector in Chroma, one entry for each record. */
  async vectorIds(): Promise<string[]> {
    return vectorIdsOf(this.vitrine.services.chromaUrl, await this.collection());
  }

  /** Where the vectors of the key are now. */
  async collection(): Promise<string> {
    const where = { id: this.key.id };
    return (await this.vitrine.database.prisma.apiKey.findUniqueOrThrow({ where })).collection;
  }
}

export async function openShop(
  vitrine: Installation,
  key: { allowed_origins?: string[]; quotas?: Partial<QuotasDto> } = {},
): Promise<Shop> {
  const { admin } = vitrine;
  const shop = bodyOf<ShopDto>(await admin.post('/api/admin/shops', { name: 'Shop of a test' }), 201);
  const path = `/api/admin/shops/${shop.id}/api-keys`;
  const issued = bodyOf<IssuedApiKeyDto>(await admin.post(path, { name: 'Catalogue', ...key }), 201);
  return new Shop(vitrine, shop.id, issued);
}

/** The form of a photo, its class as category. */
export async function formOf({ name, category, fields, file }: TestPhoto): Promise<FormData> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ name, category, ...fields })) form.set(field, value);
  form.set('photo', new Blob([new Uint8Array(await file())]), `${name}.jpg`);
  return form;
}
