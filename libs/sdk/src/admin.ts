import type { CallOptions, Http } from './http.js';
import type { components } from './openapi.generated.js';
import { allOf } from './pages.js';

type Schemas = components['schemas'];

/** Shops, their keys and tokens: for an operator, with the admin key. */
export class Admin {
  constructor(private readonly http: Http) {}

  readonly shops = {
    list: ({ signal }: CallOptions = {}): AsyncGenerator<Schemas['Shop']> =>
      allOf((cursor) =>
        this.http.data(this.http.client.GET('/api/admin/shops', { params: { query: { cursor } }, signal })),
      ),
    create: (body: Schemas['CreateShop'], { signal }: CallOptions = {}): Promise<Schemas['Shop']> =>
      this.http.data(this.http.client.POST('/api/admin/shops', { body, signal })),
    get: (id: string, { signal }: CallOptions = {}): Promise<Schemas['Shop']> =>
      this.http.data(this.http.client.GET('/api/admin/shops/{id}', { params: { path: { id } }, signal })),
    update: (
      id: string,
      body: Schemas['UpdateShop'],
      { signal }: CallOptions = {},
    ): Promise<Schemas['Shop']> =>
      this.http.data(
        this.http.client.PATCH('/api/admin/shops/{id}', { params: { path: { id } }, body, signal }),
      ),
    /** With all its keys and what they have, for good; it is shown with `deleted_at` until it is gone. */
    delete: async (id: string, { signal }: CallOptions = {}): Promise<void> => {
      await this.http.client.DELETE('/api/admin/shops/{id}', { params: { path: { id } }, signal });
    },
  };

  readonly keys = {
    list: (shop_id: string, { signal }: CallOptions = {}): AsyncGenerator<Schemas['ApiKey']> =>
      allOf((cursor) => {
        const params = { path: { shop_id }, query: { cursor } };
        return this.http.data(
          this.http.client.GET('/api/admin/shops/{shop_id}/api-keys', { params, signal }),
        );
      }),
    /** The tokens are in this answer alone. */
    create: (
      shop_id: string,
      body: Schemas['CreateApiKey'],
      { signal }: CallOptions = {},
    ): Promise<Schemas['IssuedApiKey']> => {
      const params = { path: { shop_id } };
      return this.http.data(
        this.http.client.POST('/api/admin/shops/{shop_id}/api-keys', { params, body, signal }),
      );
    },
    update: (
      id: string,
      body: Schemas['UpdateApiKey'],
      { signal }: CallOptions = {},
    ): Promise<Schemas['ApiKey']> => {
      const params = { path: { id } };
      return this.http.data(this.http.client.PATCH('/api/admin/api-keys/{id}', { params, body, signal }));
    },
    revoke: async (id: string, { signal }: CallOptions = {}): Promise<void> => {
      await this.http.client.DELETE('/api/admin/api-keys/{id}', { params: { path: { id } }, signal });
    },
    /** A new token of a kind; the older ones run out after `overlap_seconds`. */
    rotate: (
      id: string,
      body: Schemas['RotateToken'],
      { signal }: CallOptions = {},
    ): Promise<Schemas['IssuedToken']> => {
      const params = { path: { id } };
      return this.http.data(
        this.http.client.POST('/api/admin/api-keys/{id}/tokens', { params, body, signal }),
      );
    },
    usage: (id: string, { signal }: CallOptions = {}): Promise<Schemas['Usage']> =>
      this.http.data(
        this.http.client.GET('/api/admin/api-keys/{id}/usage', { params: { path: { id } }, signal }),
      ),
    /** Ends one token of a key at once. */
    revokeToken: async (id: string, { signal }: CallOptions = {}): Promise<void> => {
      await this.http.client.DELETE('/api/admin/tokens/{id}', { params: { path: { id } }, signal });
    },
  };

  /** The vectors of a key: built anew, or compared with its items. */
  readonly index = {
    reindex: (
      id: string,
      body: Schemas['Reindex'] = {},
      { signal }: CallOptions = {},
    ): Promise<Schemas['CollectionBuild']> => {
      const params = { path: { id } };
      return this.http.data(
        this.http.client.POST('/api/admin/api-keys/{id}/reindex', { params, body, signal }),
      );
    },
    /** How far the last build is. */
    build: (id: string, { signal }: CallOptions = {}): Promise<Schemas['CollectionBuild']> =>
      this.http.data(
        this.http.client.GET('/api/admin/api-keys/{id}/reindex', { params: { path: { id } }, signal }),
      ),
    reconcile: (id: string, { signal }: CallOptions = {}): Promise<Schemas['Reconciliation']> =>
      this.http.data(
        this.http.client.POST('/api/admin/api-keys/{id}/reconcile', { params: { path: { id } }, signal }),
      ),
    reconciliation: (id: string, { signal }: CallOptions = {}): Promise<Schemas['Reconciliation']> =>
      this.http.data(
        this.http.client.GET('/api/admin/api-keys/{id}/reconcile', { params: { path: { id } }, signal }),
      ),
  };

  /** How many jobs wait for the workers, and how many they have. */
  queues({ signal }: CallOptions = {}): Promise<Schemas['Queues']> {
    return this.http.data(this.http.client.GET('/api/admin/queues', { signal }));
  }

  /** What was done with the admin key, newest first. */
  audit({ signal }: CallOptions = {}): AsyncGenerator<Schemas['AuditEntry']> {
    return allOf((cursor) =>
      this.http.data(this.http.client.GET('/api/admin/audit', { params: { query: { cursor } }, signal })),
    );
  }
}
