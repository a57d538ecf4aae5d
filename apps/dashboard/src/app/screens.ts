import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../audit/audit-screen.js';
import '../catalogue/catalogue-screen.js';
import '../imports/imports-screen.js';
import '../map/map-screen.js';
import '../operation/operation-screen.js';
import '../playground/playground-screen.js';
import '../report/report-screen.js';
import '../shops/shop-screen.js';
import '../shops/shops-screen.js';
import '../try-ons/try-ons-screen.js';
import '../usage/usage-screen.js';
import type { Session } from './session.js';

/** A screen, and who may see it: one of `needs` is enough. */
export interface ScreenEntry {
  name: string;
  label: string;
  group: 'operator' | 'shop' | 'both';
  needs: readonly ('operator' | 'shop')[];
  /** @param rest of the address after the screen's name */
  render: (session: Session, rest: readonly string[]) => unknown;
}

const OPERATOR = { group: 'operator', needs: ['operator'] } as const;
const SHOP = { group: 'shop', needs: ['shop'] } as const;

/** In the order in which they are offered. */
export const screens: readonly ScreenEntry[] = [
  {
    name: 'shops',
    label: 'Shops and keys',
    ...OPERATOR,
    render: (session, [id]) =>
      id === undefined
        ? html`<vt-shops .session=${session}></vt-shops>`
        : keyed(id, html`<vt-shop .session=${session} .shopId=${id}></vt-shop>`),
  },
  {
    name: 'audit',
    label: 'Audit trail',
    ...OPERATOR,
    render: (session) => html`<vt-audit .session=${session}></vt-audit>`,
  },
  {
    name: 'catalogue',
    label: 'Catalogue',
    ...SHOP,
    render: (session) => html`<vt-catalogue .session=${session}></vt-catalogue>`,
  },
  {
    name: 'imports',
    label: 'Imports',
    ...SHOP,
    render: (session) => html`<vt-imports .session=${session}></vt-imports>`,
  },
  {
    name: 'playground',
    label: 'Playground',
    ...SHOP,
    render: (session, [similarTo]) =>
      keyed(similarTo, html`<vt-playground .session=${session} .similarTo=${similarTo}></vt-playground>`),
  },
  {
    name: 'map',
    label: 'Similar map',
    ...SHOP,
    render: (session) => html`<vt-map .session=${session}></vt-map>`,
  },
  {
    name: 'try-ons',
    label: 'Try-ons',
    ...SHOP,
    render: (session) => html`<vt-try-ons .session=${session}></vt-try-ons>`,
  },
  {
    name: 'report',
    label: 'Report',
    ...SHOP,
    render: (session) => html`<vt-report .session=${session}></vt-report>`,
  },
  {
    name: 'usage',
    label: 'Usage',
    ...SHOP,
    render: (session) => html`<vt-usage .session=${session}></vt-usage>`,
  },
  {
    name: 'operation',
    label: 'Queues and health',
    group: 'both',
    needs: ['operator', 'shop'],
    render: (session) => html`<vt-operation .session=${session}></vt-operation>`,
  },
];
