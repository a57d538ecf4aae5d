import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { nearestIssues, type SchemaIssue } from '#contracts';
import { type FieldError, InvalidRequestError } from '#platform';
import { requireStorableText } from './storable-text.js';

const MAX_ERRORS = 20;
const MAX_NAME = 100;

/** Validates `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` with the schemas of contracts. */
export class ContractValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => invalidRequest(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const valid = await super.transform(value, metadata);
    // What came out, since a schema may parse JSON in a field: its escapes are characters only then.
    if (metadata.schema !== undefined) requireStorableText(valid);
    return valid;
  }
}

/** The domain error of what a schema found. Values are left out: they may be private, or huge. */
export function invalidRequest(issues: readonly SchemaIssue[]): InvalidRequestError {
  const errors = issues.flatMap(nearestIssues).flatMap(fieldErrors);
  const shown = errors.slice(0, MAX_ERRORS);
  const first = shown[0];
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : '';
  return new InvalidRequestError(
    `The request is not valid. ${where}${first?.message ?? 'It does not fit its schema'}${more}.`,
    shown,
  );
}

function fieldErrors(issue: SchemaIssue): FieldError[] {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
    return issue.keys.map((key) => ({ path: name([...path, key]), message: 'Unknown field' }));
  }
  return [{ path: name(path), message: issue.message.replace(/\.$/, '') }];
}

function name(path: string[]): string {
  const text = path.join('.');
  return text.length > MAX_NAME ? `${text.slice(0, MAX_NAME)}…` : text;
}
