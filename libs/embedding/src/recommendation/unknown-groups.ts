import { Injectable } from '@nestjs/common';
import { type GroupKind, GroupsService, isSameGroup } from '#catalog';
import type { RecommendFilters } from '#contracts';
import type { Tenant } from '#tenant';

const KINDS: readonly GroupKind[] = ['category', 'style', 'age_group'];
/** Of a shop that has more, no name is said to be unknown. */
const MOST = 100;
const MOST_NAMED = 20;

/** Says of filters that leave nothing which of their groups have no items: a misspelt one looks like an empty shop. */
@Injectable()
export class UnknownGroups {
  constructor(private readonly groups: GroupsService) {}

  /** A sentence for each kind, none where all names are those of groups with items. */
  async warnings(tenant: Tenant, filters: RecommendFilters = {}): Promise<string[]> {
    const kinds = KINDS.filter((kind) => filters[kind] !== undefined);
    const found = await Promise.all(kinds.map((kind) => this.ofKind(tenant, kind, filters[kind] ?? [])));
    return found.flat();
  }

  private async ofKind(tenant: Tenant, kind: GroupKind, wanted: readonly string[]): Promise<string[]> {
    const { items, next_cursor } = await this.groups.list(tenant, kind, { limit: MOST });
    if (next_cursor !== null) return [];
    const there = items.filter(({ image_count }) => image_count > 0).map(({ name }) => name);
    const unknown = wanted.filter((name) => !there.some((one) => isSameGroup(name, one)));
    if (unknown.length === 0) return [];
    const what = `${kind.replace('_', ' ')} ${unknown.map((name) => `"${name}"`).join(' or ')}`;
    if (there.length === 0) return [`No item is in the ${what}: there are none.`];
    const more = there.length > MOST_NAMED ? ' …' : '.';
    return [`No item is in the ${what}; there are: ${there.slice(0, MOST_NAMED).join(', ')}${more}`];
  }
}
