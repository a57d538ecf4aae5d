import { z } from 'zod';
import { pageOf, timestamp } from './common.js';

/** What was done with the admin key. */
export const auditEntry = z
  .object({
    id: z.uuid(),
    at: timestamp,
    actor: z.string().describe('Whose key it was'),
    address: z.string().describe('Where the call came from').meta({ example: '203.0.113.7' }),
    method: z.string().meta({ example: 'PATCH' }),
    route: z.string().meta({ example: '/api/admin/shops/:id' }),
    params: z
      .record(z.string(), z.string())
      .describe('Of the route; `made` is the id of what was made')
      .meta({ example: { id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e' } }),
    status: z.int().nullable().describe('Of the answer; null when there was none').meta({ example: 200 }),
    request_id: z.string(),
  })
  .meta({
    id: 'AuditEntry',
    example: {
      id: '0199f1c2-9b00-7c21-8f10-51d0a6f1c003',
      at: '2026-11-20T12:00:00.000Z',
      actor: 'admin',
      address: '203.0.113.7',
      method: 'PATCH',
      route: '/api/admin/shops/:id',
      params: { id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e' },
      status: 200,
      request_id: 'b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b',
    },
  });

export const auditPage = pageOf(auditEntry).meta({ id: 'AuditPage' });

export type AuditEntryDto = z.infer<typeof auditEntry>;
