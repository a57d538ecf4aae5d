import { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  nan: 'no number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
};
const FORMATS: Record<string, string> = {
  uuid: 'a UUID',
  url: 'a URL',
  email: 'an e-mail address',
  datetime: 'a date and time such as 2026-01-31T12:00:00Z',
  date: 'a date such as 2026-01-31',
};

/** What a size is of: one, several. */
const UNITS: Record<string, [string, string]> = {
  string: [' character', ' characters'],
  array: [' entry', ' entries'],
};

/** What is wrong with a value, for a person, where its schema has no sentence of its own. The value is not repeated. */
function sentenceOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue.expected, issue.input);
    case 'invalid_value':
      return ofValue(issue.values, issue.input);
    case 'too_big':
    case 'too_small':
      return ofSize(issue);
    case 'invalid_format':
      return ofFormat(issue);
    case 'not_multiple_of':
      return `It should be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `Unknown field: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'It is of no kind that may stand here';
    default:
      return 'It is not valid';
  }
}

function ofType(expected: string, input: unknown): string {
  const wanted = TYPES[expected] ?? expected;
  if (input === undefined) return `It is missing, and should be ${wanted}`;
  const given = z.core.util.parsedType(input);
  const isOther = given !== 'nan' && !(given === 'number' && expected === 'int');
  return `It should be ${wanted}${isOther ? `, and is ${TYPES[given] ?? given}` : ''}`;
}

function ofValue(values: readonly unknown[], input: unknown): string {
  const missing = input === undefined ? 'is missing, and ' : '';
  if (values.length === 1) return `It ${missing}should be ${String(values[0])}`;
  if (values.includes('true') && values.includes('false')) return `It ${missing}should be true or false`;
  return `It ${missing}should be one of: ${values.map(String).join(', ')}`;
}

function ofSize(issue: Extract<RawIssue, { code: 'too_big' | 'too_small' }>): string {
  const [most, bound] = issue.code === 'too_big' ? [true, issue.maximum] : [false, issue.minimum];
  const [one, many] = UNITS[issue.origin] ?? ['', ''];
  const ofWhat = Number(bound) === 1 ? one : many;
  if (issue.exact === true) return `It should have exactly ${bound}${ofWhat}`;
  const isIn = issue.inclusive !== false;
  const limit = most ? (isIn ? 'at most' : 'less than') : isIn ? 'at least' : 'more than';
  return `It should ${ofWhat === '' ? 'be' : 'have'} ${limit} ${bound}${ofWhat}`;
}

function ofFormat(issue: Extract<RawIssue, { code: 'invalid_format' }>): string {
  const { format, pattern } = issue;
  const known = FORMATS[format];
  if (known !== undefined) return `It should be ${known}`;
  return pattern === undefined || format !== 'regex'
    ? `It is no valid ${format}`
    : `It should match ${pattern}`;
}

z.config({ localeError: sentenceOf });
