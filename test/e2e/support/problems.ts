import { expect } from 'vitest';
import { z } from 'zod';
import { problem, type Problem } from '#contracts';
import type { Answer } from '#testing';

/** The routes of preModa's document add the two fields that its clients read. */
const strict = problem
  .extend({ success: z.literal(false).optional(), message: z.string().optional() })
  .strict();

/** The problem document that an answer must be: content type, schema, status and request id. */
export function problemOf(answer: Answer, status?: number, code?: string): Problem {
  expect(answer.headers.get('content-type'), answer.text).toMatch(/^application\/problem\+json/);
  const document = strict.parse(JSON.parse(answer.text));
  expect(document.status, answer.text).toBe(answer.status);
  expect(document.request_id).toBe(answer.headers.get('x-request-id'));
  expect(document.detail).toMatch(/\.$/);
  if (status !== undefined) expect(answer.status, answer.text).toBe(status);
  if (code !== undefined) expect(document.code).toBe(code);
  return document;
}
